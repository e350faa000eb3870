import { type CSSProperties, type MouseEvent, type RefObject, useImperativeHandle, useRef } from 'react';
import { useLocalText, useText } from '@/i18n/use-text';
import { LinkTabStop } from '../../fields/value-link';
import { useList } from '../list-context';
import { BoneRow } from './bone-row';
import { actionsWidth, GridFrame, headerHeight, rowHeight, selectWidth } from './grid-frame';
import { GridHeader } from './grid-header';
import { roles } from './grid-roles';
import { fetchEditor, GridRow } from './grid-row';
import { useCells } from './use-cells';
import { useVirtualRows } from './use-virtual-rows';

/** What keys that are pressed elsewhere on the page do in the table. */
export interface GridHandle {
  moveBy(step: number): void;
  toggle(): void;
}

/** Rows of bones before the first answer. */
const expected = 24;

const columnsOf = (names: readonly string[], widths: Readonly<Record<string, number>>): string =>
  `${selectWidth}px ${names.map((name) => `${widths[name]}px`).join(' ')} minmax(${actionsWidth}px, 1fr)`;

/** A text that its cell cuts off is told on hover. */
function tellWhole({ target }: MouseEvent) {
  const cell = (target as Element).closest<HTMLElement>('.cell');
  if (!cell || cell.scrollWidth <= cell.clientWidth) return;
  cell.title = cell.textContent ?? '';
}

/** The table of a list: only the rows on the screen are drawn, whatever their number (ARIA grid). */
export function ListGrid({ handle }: { handle: RefObject<GridHandle | null> }) {
  const text = useText();
  const local = useLocalText();
  const { screens, rows, layout, selection, may, rowActions } = useList();
  const frame = useRef<HTMLDivElement>(null);
  const scroll = useRef<(row: number) => void>(() => undefined);
  const height = rowHeight[layout.density];
  const pending = rows.total === undefined;
  const total = rows.total ?? expected;
  const cells = useCells({
    frame,
    // Asked when a key is pressed: while rows are drawn it would make the browser lay them out at once.
    rowsOnScreen: () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 600) / height) - 2),
    scrollToRow: (row) => scroll.current(row),
  });
  const virtualizer = useVirtualRows({
    frame,
    total,
    height,
    above: headerHeight,
    kept: pending ? undefined : cells.cell.row,
    question: rows.shown,
    look: rows.look,
  });
  scroll.current = (row) => virtualizer.scrollToIndex(row, { align: 'auto' });
  useImperativeHandle(handle, () => ({ moveBy: cells.moveBy, toggle: cells.toggle }));
  const widen = (name: string, width: number) =>
    frame.current?.style.setProperty(
      '--columns',
      columnsOf(layout.columns, { ...layout.widths, [name]: width }),
    );
  const items = virtualizer.getVirtualItems();
  const slots = useRef(1);
  slots.current = Math.max(slots.current, items.length);
  const style = { '--columns': columnsOf(layout.columns, layout.widths) } as CSSProperties;
  return (
    <LinkTabStop value={-1}>
      <GridFrame
        ref={frame}
        role="grid"
        aria-label={local(screens.meta.label.many)}
        aria-rowcount={rows.total === undefined ? -1 : rows.total + 1}
        aria-colcount={layout.columns.length + 2}
        aria-multiselectable
        aria-busy={pending || rows.isPrevious}
        aria-description={text('list.gridHelp')}
        data-density={layout.density}
        style={style}
        onMouseOver={tellWhole}
        onFocus={may.update ? () => void fetchEditor().catch(() => undefined) : undefined}
        {...cells.handlers}
      >
        <GridHeader onWiden={widen} />
        <div
          className="body"
          {...roles.rows}
          data-previous={rows.isPrevious}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const record = pending ? undefined : rows.recordAt(index);
            const top = start - headerHeight;
            // Rows without their records yet take the place of each other: thousands fly past, and none is made anew.
            if (!record && index !== cells.cell.row)
              return (
                <BoneRow
                  key={index % slots.current}
                  index={index}
                  top={top}
                  columns={layout.columns.length}
                />
              );
            return (
              <GridRow
                key={record?.id ?? 'focused'}
                screens={screens}
                columns={layout.columns}
                index={index}
                top={top}
                record={record}
                selected={record !== undefined && selection.selected.has(record.id)}
                active={cells.cell.row === index ? cells.cell.col : -1}
                editing={layout.columns.findIndex((name) => cells.isEdited(record, name))}
                editLink={may.update && !screens.listOnly}
                actions={rowActions}
                onLeave={cells.onLeave}
              />
            );
          })}
        </div>
      </GridFrame>
    </LinkTabStop>
  );
}
