import ArrowDownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import { styled } from '@mui/material/styles';
import { useLocalText, useText } from '@/i18n/use-text';
import { type as letters } from '@/theme/tokens';
import { Hidden } from '../../fields/empty-value';
import { fieldOf } from '../../records/define-record';
import { useList } from '../list-context';
import { mostSelected } from '../rows/selection';
import { isNumber } from './cell-kinds';
import { ColumnEdge } from './column-edge';
import { roles } from './grid-roles';

const Head = styled('div')(({ theme }) => ({
  position: 'relative',
  minWidth: 0,
  '& .sort, & .plain': {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    width: '100%',
    height: '100%',
    padding: '0 10px',
    border: 0,
    background: 'none',
    font: 'inherit',
    fontSize: letters.size.caption,
    fontWeight: 600,
    color: theme.vars?.palette.text.secondary,
    textAlign: 'start',
  },
  '& .words': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .sort': { cursor: 'pointer' },
  '& .sort:hover': { color: theme.vars?.palette.text.primary },
  '& .sort:focus-visible': { outlineOffset: -2 },
  '& .sort svg': { fontSize: 14, flex: 'none' },
  '& .sort .faint': { opacity: 0 },
  '& .sort:hover .faint': { opacity: 0.5 },
  '&.number .sort, &.number .plain': { justifyContent: 'flex-end' },
}));

/** The head of the table: what sorts, widens and selects. */
export function GridHeader({ onWiden }: { onWiden: (name: string, width: number) => void }) {
  const text = useText();
  const { layout } = useList();
  return (
    <div className="row head" {...roles.row(1)}>
      <SelectAll />
      {layout.columns.map((name, at) => (
        <ColumnHead key={name} name={name} at={at} onWiden={onWiden} />
      ))}
      <Head {...roles.head(layout.columns.length + 2)}>
        <Hidden>{text('list.actions')}</Hidden>
      </Head>
    </div>
  );
}

function SelectAll() {
  const text = useText();
  const { selection, rows } = useList();
  const { selected, clear, selectAll, filling } = selection;
  const total = rows.total ?? 0;
  return (
    <div className="pick" {...roles.head(1)}>
      <label>
        <input
          type="checkbox"
          ref={(box) => {
            if (box) box.indeterminate = selected.size > 0 && selected.size < total;
          }}
          checked={total > 0 && selected.size >= Math.min(total, mostSelected)}
          disabled={total === 0 || filling}
          onChange={() => (selected.size > 0 ? clear() : void selectAll(total))}
          aria-label={text(selected.size > 0 ? 'list.select.none' : 'list.select.all', {
            most: mostSelected,
          })}
        />
      </label>
    </div>
  );
}

function ColumnHead({
  name,
  at,
  onWiden,
}: {
  name: string;
  at: number;
  onWiden: (name: string, width: number) => void;
}) {
  const local = useLocalText();
  const { screens, state, change } = useList();
  const field = fieldOf(screens, name);
  const label = local(field.label);
  const order = state.sort.field === name ? state.sort.order : undefined;
  const Arrow = order === 'DESC' ? ArrowDownIcon : ArrowUpIcon;
  const sort = () => change({ sort: { field: name, order: order === 'ASC' ? 'DESC' : 'ASC' } });
  return (
    <Head
      {...roles.head(at + 2)}
      aria-sort={
        field.sortable ? (order ? (order === 'ASC' ? 'ascending' : 'descending') : 'none') : undefined
      }
      className={[at === 0 && 'lead', isNumber(field) && 'number'].filter(Boolean).join(' ')}
    >
      {field.sortable ? (
        <button type="button" className="sort" onClick={sort} title={label}>
          <span className="words">{label}</span>
          <Arrow aria-hidden className={order ? '' : 'faint'} />
        </button>
      ) : (
        <span className="plain" title={label}>
          <span className="words">{label}</span>
        </span>
      )}
      <ColumnEdge name={name} label={label} onWiden={onWiden} />
    </Head>
  );
}
