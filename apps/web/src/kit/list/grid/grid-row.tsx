import { lazy, memo, Suspense } from 'react';
import { Link } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { FieldValue } from '../../fields/field-value';
import { formatValue } from '../../fields/format-value';
import { useWording } from '../../fields/use-wording';
import { type AnyRecord, fieldOf, pathOf, type RecordScreens } from '../../records/define-record';
import type { RowActions } from '../list-context';
import type { Leave } from './cell-editor';
import { isNumber } from './cell-kinds';
import { roles } from './grid-roles';

/** Inputs of every kind: fetched once the table has the focus, so that they are there when a cell is written in. */
export const fetchEditor = () => import('./cell-editor');
const CellEditor = lazy(() => fetchEditor().then((file) => ({ default: file.CellEditor })));

/** Plain, as everything in a row: a button with its effects takes longer to make than the rest of the row. */
const pencil =
  'M4 16.5V20h3.5L17.8 9.7l-3.5-3.5L4 16.5zM20.4 7.1a1 1 0 0 0 0-1.4l-2.1-2.1a1 1 0 0 0-1.4 0l-1.5 1.5 3.5 3.5 1.5-1.5z';

export interface GridRowProps {
  screens: RecordScreens;
  columns: readonly string[];
  index: number;
  /** Pixels from the top of the body. */
  top: number;
  record: AnyRecord | undefined;
  selected: boolean;
  /** Column of the tab stop in this row; -1 when it is in another. */
  active: number;
  /** Column that is being written; -1 for none. */
  editing: number;
  editLink: boolean;
  actions: RowActions | undefined;
  onLeave: Leave;
}

/** One row. It is drawn again only when something of itself has changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { screens, columns, index, top, record, selected, active, editing, editLink, actions, onLeave } =
    props;
  const text = useText();
  return (
    <div
      className="row"
      {...roles.row(index + 2, selected)}
      data-row={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className="cell pick" {...roles.cell(1)}>
        {record && (
          <label>
            <input
              type="checkbox"
              tabIndex={-1}
              checked={selected}
              readOnly
              aria-label={text('list.select.one', { name: screens.title(record) })}
            />
          </label>
        )}
      </div>
      {columns.map((name, at) => (
        <GridCell
          key={name}
          screens={screens}
          name={name}
          at={at}
          record={record}
          active={active === at}
          editing={editing === at}
          onLeave={onLeave}
        />
      ))}
      <div className="cell actions" {...roles.cell(columns.length + 2)}>
        {record && actions?.(record, active === -1 ? -1 : 0)}
        {record && editLink && (
          <Link
            className="edit"
            to={`${pathOf(screens, record.id)}/edit`}
            tabIndex={active === -1 ? -1 : 0}
            aria-label={text('list.edit', { name: screens.title(record) })}
            title={text('list.edit', { name: screens.title(record) })}
          >
            <svg viewBox="0 0 24 24" aria-hidden>
              <path d={pencil} />
            </svg>
          </Link>
        )}
      </div>
    </div>
  );
});

interface GridCellProps extends Pick<GridRowProps, 'screens' | 'record' | 'onLeave'> {
  name: string;
  at: number;
  active: boolean;
  editing: boolean;
}

function GridCell({ screens, name, at, record, active, editing, onLeave }: GridCellProps) {
  const lead = at === 0;
  const linked = lead && !screens.listOnly && record !== undefined && !editing;
  const number = isNumber(fieldOf(screens, name));
  return (
    <div
      className={`cell${lead ? ' lead' : ''}${number ? ' number' : ''}${editing ? ' edited' : ''}`}
      {...roles.cell(at + 2)}
      data-col={at}
      tabIndex={linked ? undefined : active ? 0 : -1}
    >
      {!record ? (
        <span className="bone" aria-hidden />
      ) : editing ? (
        <Suspense fallback={<FieldValue screens={screens} name={name} record={record} dense />}>
          <CellEditor screens={screens} name={name} base={record} onLeave={onLeave} />
        </Suspense>
      ) : linked ? (
        <LeadLink screens={screens} name={name} record={record} active={active} />
      ) : (
        <FieldValue screens={screens} name={name} record={record} dense />
      )}
    </div>
  );
}

/** The way to the record's page: a real link, named as people name the record. */
function LeadLink({
  screens,
  name,
  record,
  active,
}: {
  screens: RecordScreens;
  name: string;
  record: AnyRecord;
  active: boolean;
}) {
  const wording = useWording(screens.meta.name, name);
  const field = fieldOf(screens, name);
  const own =
    field.kind === 'id' || screens.meta.title.includes(name) ? '' : formatValue(record[name], field, wording);
  const words = own || screens.title(record) || record.id;
  return (
    <Link
      className="title"
      to={pathOf(screens, record.id)}
      tabIndex={active ? 0 : -1}
      title={words}
      draggable={false}
    >
      {words}
    </Link>
  );
}
