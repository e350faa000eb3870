import AddIcon from '@mui/icons-material/AddOutlined';
import { Box, Button, Typography, useMediaQuery } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { get, useFieldArray, useFormContext } from 'react-hook-form';
import { useText } from '@/i18n/use-text';
import { revealEvent } from '../form/reveal';
import { InputNotes } from '../inputs/input-frame';
import { encodeFault, useErrorText } from '../inputs/use-error-text';
import { faultyLines, type Line, type LineColumn } from './line-column';
import { LineProvider } from './line-context';
import { LineFrame } from './line-frame';
import { LineHead } from './line-head';
import { LineMenu, type OpenMenu } from './line-menu';
import { LineRow } from './line-row';
import type { LineAmounts } from './line-totals';
import { LineTotals } from './line-totals-view';
import { useLineActions } from './use-line-actions';
import { useLineContextValue } from './use-line-context-value';

export interface LineItemsGridProps {
  /** Path of the lines in the form. */
  source: string;
  /** Key of the texts. */
  label: string;
  /** The same array all the time. */
  columns: readonly LineColumn[];
  /** What a new line holds. */
  empty: Line;
  /** What a line amounts to, for the totals; without it none are shown. The same function all the time. */
  amounts?: (line: Line) => LineAmounts;
}

const rowHeight = 36;

const Rows = styled('div')({ position: 'relative' });

/** The lines of a document, written as in a spreadsheet; only those in sight are drawn. */
export function LineItemsGrid({ source, label, columns, empty, amounts }: LineItemsGridProps) {
  const text = useText();
  const errorText = useErrorText();
  const id = useId();
  const card = useMediaQuery('(max-width: 699px)');
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<OpenMenu>();
  const { control, getValues, formState } = useFormContext<Record<string, Line[]>>();
  const array = useFieldArray<Record<string, Line[]>, string>({
    control,
    name: source,
    rules: {
      validate: (lines: unknown) => {
        const count = faultyLines(columns, (lines ?? []) as Line[], empty).length;
        return count === 0 || encodeFault({ message: 'form.lines.fault', args: { smart_count: count } });
      },
    },
  });
  const { fields, replace } = array;
  const rows = useVirtualizer({
    count: fields.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (card ? 60 + 66 * Math.ceil(columns.length / 2) : rowHeight),
    getItemKey: (at) => fields[at]?.id ?? at,
    overscan: 6,
  });

  const focus = useCallback(
    (row: number, column: number) => {
      // A new line is drawn first, and then brought to sight.
      requestAnimationFrame(() => {
        if (row < 0) {
          frame.current?.querySelector<HTMLElement>('[data-add]')?.focus();
          return;
        }
        rows.scrollToIndex(row);
        requestAnimationFrame(() => {
          frame.current
            ?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
            ?.focus({ preventScroll: true });
        });
      });
    },
    [rows],
  );
  const actions = useLineActions({ source, columns, empty, array, focus });

  const context = useLineContextValue({ source, columns, empty, actions, replace, openMenu: setMenu });

  const fault = get(formState.errors, source) as
    | { root?: { message?: string }; message?: string }
    | undefined;
  const message = fault?.root?.message ?? fault?.message;
  useEffect(() => {
    const reveal = () => {
      const [first = 0] = faultyLines(columns, getValues(source) ?? [], empty);
      rows.scrollToIndex(first, { align: 'center' });
    };
    const element = frame.current;
    element?.addEventListener(revealEvent, reveal);
    return () => element?.removeEventListener(revealEvent, reveal);
  }, [columns, empty, getValues, rows, source]);

  const title = text(label, { _: label });
  return (
    <Box
      ref={frame}
      data-source={source}
      data-list
      sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 3, flexWrap: 'wrap' }}>
        <Typography id={`${id}-label`} variant="h3" component="h2">
          {title}
        </Typography>
        <Typography
          id={`${id}-help`}
          variant="caption"
          color="textSecondary"
          sx={{ display: card ? 'none' : 'block' }}
        >
          {text('form.lines.keys')}
        </Typography>
      </Box>
      <LineProvider value={context}>
        <LineFrame
          ref={scroller}
          role="grid"
          data-card={card}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-help`}
          aria-rowcount={fields.length + 1}
          aria-colcount={columns.length + 2}
        >
          {!card && <LineHead columns={columns} />}
          <Rows role="rowgroup" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ key, index, start }) => (
              <div
                key={key}
                role="presentation"
                data-index={index}
                ref={rows.measureElement}
                style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start}px)` }}
              >
                <LineRow
                  columns={columns}
                  source={source}
                  row={index}
                  line={(getValues(`${source}.${index}`) ?? {}) as unknown as Line}
                  card={card}
                  strict={Boolean(message)}
                />
              </div>
            ))}
          </Rows>
          {fields.length === 0 && (
            <Typography color="textSecondary" sx={{ p: 4, textAlign: 'center' }}>
              {text('form.lines.empty')}
            </Typography>
          )}
        </LineFrame>
      </LineProvider>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 4, flexWrap: 'wrap' }}>
        <Button data-add startIcon={<AddIcon />} onClick={() => actions.add(actions.count())}>
          {text('form.lines.add')}
        </Button>
        {amounts && <LineTotals source={source} amounts={amounts} />}
      </Box>
      <InputNotes id={id} error={message && errorText(message)} />
      <LineMenu menu={menu} actions={actions} onClose={() => setMenu(undefined)} />
    </Box>
  );
}
