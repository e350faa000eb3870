import { Box } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { Link } from 'react-router-dom';
import { useLocalText } from '@/i18n/use-text';
import { type as letters } from '@/theme/tokens';
import { FieldValue } from '../../fields/field-value';
import { formatValue } from '../../fields/format-value';
import { useWording } from '../../fields/use-wording';
import { type AnyRecord, fieldOf, pathOf, type RecordScreens } from '../../records/define-record';
import { useVirtualRows } from '../grid/use-virtual-rows';
import { useList } from '../list-context';

const height = 64;
const expected = 12;

const Frame = styled('div')(({ theme }) => ({
  flex: '1 1 0',
  minHeight: 240,
  overflow: 'auto',
  contain: 'strict',
  borderTop: `1px solid ${theme.vars?.palette.divider}`,
  backgroundColor: theme.vars?.palette.background.paper,
  '& ul': { listStyle: 'none', margin: 0, padding: 0, position: 'relative' },
  '& li': {
    position: 'absolute',
    insetInline: 0,
    height,
    display: 'flex',
    borderBottom: `1px solid ${theme.vars?.palette.divider}`,
  },
  '& .act': { display: 'grid', placeItems: 'center', paddingInlineStart: 6 },
  '& .act + .entry': { paddingInlineStart: 4 },
  '& .entry': {
    flex: 1,
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '0 12px',
    height: '100%',
    padding: '0 16px',
    color: 'inherit',
    textDecoration: 'none',
  },
  '& a.entry:active': { backgroundColor: theme.vars?.palette.action.selected },
  '& a.entry:focus-visible': { outlineOffset: -2 },
  '& .title, & .more': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .title': { fontSize: letters.size.lead, fontWeight: 550 },
  '& .more': { fontSize: letters.size.small, color: theme.vars?.palette.text.secondary },
  '& .bone': {
    height: 12,
    width: '55%',
    borderRadius: 4,
    backgroundColor: theme.vars?.palette.action.selected,
  },
}));

/** The list on a phone: two lines for each record, the whole of them a link. */
export function PhoneList() {
  const local = useLocalText();
  const { screens, rows, layout, rowActions } = useList();
  const frame = useRef<HTMLDivElement>(null);
  const pending = rows.total === undefined;
  const virtualizer = useVirtualRows({
    frame,
    total: rows.total ?? expected,
    height,
    above: 0,
    kept: undefined,
    question: rows.shown,
    look: rows.look,
  });
  const chip = layout.usual.find((name) => screens.meta.fields[name]?.kind === 'choice');
  return (
    <Frame ref={frame} aria-busy={pending || rows.isPrevious}>
      <ul aria-label={local(screens.meta.label.many)} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const record = pending ? undefined : rows.recordAt(index);
          return (
            <li
              key={record?.id ?? index}
              aria-setsize={rows.total ?? -1}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {record && rowActions && <div className="act">{rowActions(record, 0)}</div>}
              {record ? (
                <Entry screens={screens} record={record} chip={chip} columns={layout.usual} />
              ) : (
                <div className="entry" aria-hidden>
                  <div className="bone" />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Frame>
  );
}

interface EntryProps {
  screens: RecordScreens;
  record: AnyRecord;
  chip: string | undefined;
  columns: readonly string[];
}

function Entry({ screens, record, chip, columns }: EntryProps) {
  const { title, fields } = screens.meta;
  // What the first line says is not said twice.
  const second = columns.find(
    (name) => name !== chip && !title.includes(name) && fields[name]?.kind === 'text',
  );
  const wording = useWording(screens.meta.name, second ?? '');
  const more =
    screens.subtitle?.(record) ||
    (second ? formatValue(record[second], fieldOf(screens, second), wording) : '');
  const content = (
    <>
      <Box sx={{ minWidth: 0 }}>
        <div className="title">{screens.title(record) || record.id}</div>
        {more && <div className="more">{more}</div>}
      </Box>
      {screens.phoneMark?.(record) ??
        (chip && record[chip] !== null && <FieldValue screens={screens} name={chip} record={record} dense />)}
    </>
  );
  if (screens.listOnly) return <div className="entry">{content}</div>;
  return (
    <Link className="entry" to={pathOf(screens, record.id)}>
      {content}
    </Link>
  );
}
