import { type ClipboardEvent, type KeyboardEvent, memo, useState } from 'react';
import { formatDecimal } from '../inputs/numbers';
import { cellFault, type Line, type LineColumn, readCell, showCell } from './line-column';
import { useLineContext } from './line-context';

const keyboards = { decimal: 'decimal', integer: 'numeric', text: undefined } as const;

export interface LineCellProps {
  column: LineColumn;
  /** Path of the line in the form. */
  path: string;
  row: number;
  at: number;
  /** What the cell holds when it comes to be; afterwards it keeps its own text. */
  value: unknown;
  /** Whether faults are shown before the cell was left. */
  strict: boolean;
  /** Called after each key: what follows from this cell is drawn anew. */
  onWritten: () => void;
}

/** One cell. Its input is uncontrolled: writing in it draws nothing else but what follows from it. */
export const LineCell = memo(function LineCell(props: LineCellProps) {
  const { column, path, row, at, value, strict, onWritten } = props;
  const { language, nameOf, word, read, write, onKeyDown, onPaste } = useLineContext();
  // What was pasted and cannot be read is told at once, an empty cell only once it was left.
  const [left, setLeft] = useState(() => Boolean(value) && cellFault(column, value) !== undefined);
  const [, draw] = useState(0);
  const { kind, name, label, required, choices } = column;
  const place = `${path}.${name}`;
  const fault = left || strict ? cellFault(column, read(place)) : undefined;
  const words = fault && word(fault.message, fault.args);
  const title = nameOf(label, row);

  const take = (typed: string) => {
    write(place, readCell(column, typed, language));
    onWritten();
  };
  const leave = () => {
    setLeft(true);
    draw((count) => count + 1);
  };
  const shared = {
    'data-cell': `${row}:${at}`,
    // What is wrong is part of the name: a description would need an element for each cell.
    'aria-label': words ? `${title}. ${words}` : title,
    'aria-invalid': fault ? (true as const) : undefined,
    'aria-required': required || undefined,
    title: words,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => onKeyDown(event, row, at),
    onPaste: (event: ClipboardEvent<HTMLElement>) => onPaste(event, row, at),
  };
  if (kind === 'choice') {
    const stored = typeof value === 'string' ? value : '';
    const known = choices?.some((choice) => choice.value === stored);
    return (
      <select
        {...shared}
        defaultValue={stored}
        onChange={(event) => {
          take(event.target.value);
          leave();
        }}
      >
        {(!required || stored === '') && <option value="" aria-label={word('form.choice.none')} />}
        {stored !== '' && !known && <option value={stored}>{stored}</option>}
        {choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      type="text"
      autoComplete="off"
      data-number={kind === 'decimal' || kind === 'integer' || undefined}
      inputMode={kind === 'computed' ? undefined : keyboards[kind]}
      defaultValue={showCell(column, value, language)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => take(event.target.value)}
      onBlur={(event) => {
        event.target.value = showCell(column, read(place), language);
        leave();
      }}
    />
  );
});

/** A cell that follows from the others of its line. */
export function ComputedCell({ column, path, row }: { column: LineColumn; path: string; row: number }) {
  const { language, nameOf, read } = useLineContext();
  const line = read(path) as Line | undefined;
  const value = line && column.compute ? column.compute(line) : '';
  return <output aria-label={nameOf(column.label, row)}>{formatDecimal(value, language)}</output>;
}
