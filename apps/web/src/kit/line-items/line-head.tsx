import { styled } from '@mui/material/styles';
import { useText } from '@/i18n/use-text';
import { type } from '@/theme/tokens';
import { visuallyHidden } from '../inputs/visually-hidden';
import type { LineColumn } from './line-column';
import { templateOf } from './line-row';

const Head = styled('div')(({ theme }) => ({
  position: 'sticky',
  top: 0,
  zIndex: 2,
  display: 'grid',
  width: 'max-content',
  minWidth: '100%',
  backgroundColor: theme.vars?.palette.background.default,
  borderBottom: `1px solid ${theme.vars?.palette.divider}`,
  color: theme.vars?.palette.text.secondary,
  fontSize: type.size.caption,
  fontWeight: 600,
  '& > *': { padding: '7px 8px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));

const Unseen = styled('span')(visuallyHidden);
const Group = styled('div')({ display: 'contents' });
const Name = styled('span')({});

/** The names of the columns, in sight while lines go by. */
export function LineHead({ columns }: { columns: readonly LineColumn[] }) {
  const text = useText();
  return (
    <Group role="rowgroup">
      <Head role="row" aria-rowindex={1} style={{ gridTemplateColumns: templateOf(columns) }}>
        <Name role="columnheader" aria-colindex={1}>
          <span aria-hidden>#</span>
          <Unseen>{text('form.lines.line')}</Unseen>
        </Name>
        {columns.map(({ name, label, kind, required }, at) => (
          <Name
            key={name}
            role="columnheader"
            aria-colindex={at + 2}
            style={kind === 'text' || kind === 'choice' ? undefined : { textAlign: 'right' }}
          >
            {text(label, { _: label })}
            {required && <span aria-hidden> *</span>}
          </Name>
        ))}
        <Name role="columnheader" aria-colindex={columns.length + 2}>
          <Unseen>{text('form.lines.actionsHead')}</Unseen>
        </Name>
      </Head>
    </Group>
  );
}
