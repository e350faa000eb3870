import { memo, useCallback, useState } from 'react';
import { ComputedCell, LineCell } from './line-cell';
import type { Line, LineColumn } from './line-column';
import { useLineContext } from './line-context';
import { LineBox } from './line-frame';

/** The columns of the grid: number, cells, actions. */
export const templateOf = (columns: readonly LineColumn[]): string =>
  `36px ${columns
    .map(({ kind, width }) => (width ? `${width}px` : kind === 'text' ? 'minmax(180px, 1fr)' : '110px'))
    .join(' ')} 40px`;

export interface LineRowProps {
  columns: readonly LineColumn[];
  source: string;
  row: number;
  line: Line;
  card: boolean;
  strict: boolean;
}

/** One line: a row of cells, or a card where there is no place for a row. */
export const LineRow = memo(function LineRow({ columns, source, row, line, card, strict }: LineRowProps) {
  const { word, onMenu } = useLineContext();
  const [, draw] = useState(0);
  const onWritten = useCallback(() => draw((count) => count + 1), []);
  const path = `${source}.${row}`;
  const position = row + 1;
  const cells = columns.map((column, at) => (
    <LineBox
      key={column.name}
      role="gridcell"
      aria-colindex={at + 2}
      data-long={column.kind === 'text' || undefined}
    >
      {card && (
        <span aria-hidden className="b2o-name">
          {word(column.label)}
        </span>
      )}
      {column.kind === 'computed' ? (
        <ComputedCell column={column} path={path} row={row} />
      ) : (
        <LineCell
          column={column}
          path={path}
          row={row}
          at={at}
          value={line[column.name]}
          strict={strict}
          onWritten={onWritten}
        />
      )}
    </LineBox>
  ));
  const actions = (
    <LineBox key="actions" role="gridcell" aria-colindex={columns.length + 2} className="b2o-actions">
      <button
        type="button"
        tabIndex={card ? 0 : -1}
        aria-haspopup="menu"
        aria-label={word('form.lines.actions', { position })}
        onClick={(event) => onMenu(event.currentTarget, row)}
      >
        <svg viewBox="0 0 24 24" width="18" height="18" fill="currentColor" aria-hidden="true">
          <path d="M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4m0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4m0 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4" />
        </svg>
      </button>
    </LineBox>
  );
  return (
    <LineBox
      role="row"
      className="b2o-line"
      aria-rowindex={row + 2}
      style={card ? undefined : { gridTemplateColumns: templateOf(columns) }}
    >
      <LineBox role="rowheader" aria-colindex={1}>
        {card ? `${word('form.lines.line')} ${position}` : position}
      </LineBox>
      {card ? [actions, ...cells] : [...cells, actions]}
    </LineBox>
  );
});
