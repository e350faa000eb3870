import { styled } from '@mui/material/styles';
import { useText } from '@/i18n/use-text';
import { type as letters, tagTone } from '@/theme/tokens';
import { EmptyValue, Hidden } from '../fields/empty-value';
import type { Tag, TagColour } from './use-tags';
import { useTags } from './use-tags';

const Chip = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  maxWidth: '100%',
  minWidth: 0,
  padding: '1px 8px',
  borderRadius: 999,
  fontSize: letters.size.caption,
  fontWeight: 550,
  lineHeight: '18px',
  whiteSpace: 'nowrap',
  verticalAlign: 'middle',
  '& > span:last-of-type': { overflow: 'hidden', textOverflow: 'ellipsis' },
  ...Object.fromEntries(
    Object.entries(tagTone).map(([colour, { light, dark }]) => [
      `&[data-colour="${colour}"]`,
      {
        color: light,
        backgroundColor: `${light}1f`,
        ...theme.applyStyles('dark', { color: dark, backgroundColor: `${dark}26` }),
      },
    ]),
  ),
}));

const Dot = styled('span')({
  flex: 'none',
  width: 7,
  height: 7,
  borderRadius: '50%',
  backgroundColor: 'currentColor',
});

const Line = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 4,
  maxWidth: '100%',
  minWidth: 0,
  '&[data-dense="true"]': { flexWrap: 'nowrap', overflow: 'hidden' },
  '&[data-dense="true"] > span': { flex: '0 1 auto' },
});

const More = styled('span')(({ theme }) => ({
  color: theme.vars?.palette.text.secondary,
  fontSize: letters.size.caption,
  flex: 'none !important',
}));

/** A tag by its name and colour; the name says all, the colour helps to find it. */
export function TagChip({ name, colour }: { name: string; colour: TagColour }) {
  return (
    <Chip data-colour={colour} title={name}>
      <Dot aria-hidden />
      <span>{name}</span>
    </Chip>
  );
}

/** What a line has place for. */
const shownInLine = 3;

/** The tags of a record, by their ids; of one that is gone meanwhile nothing is shown. `dense`: on one line. */
export function TagChips({ ids, dense = false }: { ids: readonly string[]; dense?: boolean }) {
  const text = useText();
  const { tags, byId } = useTags();
  const found = ids.map((id) => byId.get(id)).filter((tag): tag is Tag => tag !== undefined);
  if (tags && found.length === 0) return <EmptyValue />;
  const shown = dense ? found.slice(0, shownInLine) : found;
  const others = found.slice(shown.length);
  return (
    <Line data-dense={dense}>
      {shown.map(({ id, name, colour }) => (
        <TagChip key={id} name={name} colour={colour} />
      ))}
      {others.length > 0 && (
        <More title={others.map(({ name }) => name).join(', ')}>
          <span aria-hidden>+{others.length}</span>
          <Hidden>{text('list.more', { smart_count: others.length })}</Hidden>
        </More>
      )}
    </Line>
  );
}
