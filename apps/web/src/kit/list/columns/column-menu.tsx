import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import DragIcon from '@mui/icons-material/DragIndicatorOutlined';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Stack, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useLocalText, useText } from '@/i18n/use-text';
import { fieldOf } from '../../records/define-record';
import { useList } from '../list-context';
import { movedTo } from './column-order';

/** Kept by the server for itself: nothing for people to read. */
const bookkeeping = new Set(['version']);

/** Which columns are shown, and in which order. */
export function ColumnMenu() {
  const text = useText();
  const local = useLocalText();
  const { screens, layout } = useList();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const [lead = '', ...shown] = layout.columns;
  const hidden = Object.keys(screens.meta.fields).filter(
    (name) => name !== lead && !shown.includes(name) && !bookkeeping.has(name),
  );
  const label = (name: string) => local(fieldOf(screens, name).label);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) layout.setColumns(movedTo(shown, String(active.id), shown.indexOf(String(over.id))));
  };
  const chosen = Object.keys(layout.own).length > 0;
  const menu = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a column that changes sides takes its checkbox, and the focus, away
  useEffect(() => {
    if (document.activeElement === document.body) menu.current?.focus();
  }, [layout.columns]);
  return (
    <Box
      ref={menu}
      tabIndex={-1}
      sx={{ p: 3, width: 320, maxHeight: 520, overflowY: 'auto', outline: 'none' }}
    >
      <Stack
        direction="row"
        sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 2, minHeight: 32 }}
      >
        <Typography variant="h3" component="h2">
          {text('list.columns.title')}
        </Typography>
        {chosen && <Button onClick={layout.forget}>{text('list.columns.reset')}</Button>}
      </Stack>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shown.map((name, at) => (
            <ColumnItem
              key={name}
              name={name}
              label={label(name)}
              first={at === 0}
              last={at === shown.length - 1}
              onHide={() => layout.setColumns(shown.filter((each) => each !== name))}
              onMove={(step) => layout.setColumns(movedTo(shown, name, at + step))}
            />
          ))}
        </Stack>
      </DndContext>
      {hidden.length > 0 && (
        <>
          <Typography
            variant="overline"
            component="h3"
            color="textSecondary"
            sx={{ display: 'block', mt: 3 }}
          >
            {text('list.columns.hidden')}
          </Typography>
          {hidden.map((name) => (
            <FormControlLabel
              key={name}
              control={
                <Checkbox size="small" checked={false} onChange={() => layout.setColumns([...shown, name])} />
              }
              label={label(name)}
              sx={{ display: 'flex' }}
            />
          ))}
        </>
      )}
    </Box>
  );
}

interface ItemProps {
  name: string;
  label: string;
  first: boolean;
  last: boolean;
  onHide: () => void;
  onMove: (step: 1 | -1) => void;
}

function ColumnItem({ name, label, first, last, onHide, onMove }: ItemProps) {
  const text = useText();
  const drag = useDraggable({ id: name });
  const drop = useDroppable({ id: name });
  const offset = drag.transform?.y ?? 0;
  return (
    <Stack
      component="li"
      ref={drop.setNodeRef}
      direction="row"
      sx={{
        alignItems: 'center',
        borderRadius: 2,
        bgcolor: drop.isOver && !drag.isDragging ? 'action.selected' : undefined,
      }}
      style={
        drag.isDragging
          ? { transform: `translateY(${offset}px)`, zIndex: 1, position: 'relative' }
          : undefined
      }
    >
      <Box
        ref={drag.setNodeRef}
        {...drag.listeners}
        aria-hidden
        sx={{
          display: 'grid',
          placeItems: 'center',
          width: 24,
          height: 32,
          cursor: 'grab',
          touchAction: 'none',
          color: 'text.secondary',
        }}
      >
        <DragIcon sx={{ fontSize: 18 }} />
      </Box>
      <FormControlLabel
        control={<Checkbox size="small" checked onChange={onHide} />}
        label={label}
        slotProps={{ typography: { noWrap: true } }}
        sx={{ flex: 1, minWidth: 0, ml: 0 }}
      />
      <IconButton aria-label={text('list.columns.up', { label })} disabled={first} onClick={() => onMove(-1)}>
        <UpIcon sx={{ fontSize: 16 }} />
      </IconButton>
      <IconButton aria-label={text('list.columns.down', { label })} disabled={last} onClick={() => onMove(1)}>
        <DownIcon sx={{ fontSize: 16 }} />
      </IconButton>
    </Stack>
  );
}
