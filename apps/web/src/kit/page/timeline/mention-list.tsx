import { Paper } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useText } from '@/i18n/use-text';
import { PersonName } from '../../fields/record-label';
import { type Colleague, fullName } from './mentions';

const Option = styled('li')(({ theme }) => ({
  padding: '5px 12px',
  minHeight: 32,
  cursor: 'pointer',
  '@media (pointer: coarse)': { minHeight: 44, display: 'flex', alignItems: 'center' },
  '&[aria-selected="true"]': { backgroundColor: theme.vars?.palette.action.selected },
}));

interface MentionListProps {
  id: string;
  colleagues: readonly Colleague[];
  chosen: number;
  onChoose: (colleague: Colleague) => void;
}

export const optionId = (list: string, at: number): string => `${list}-${at}`;

/** Whom an `@` may mean. The focus stays in the text; arrows and Enter choose. */
export function MentionList({ id, colleagues, chosen, onChoose }: MentionListProps) {
  const text = useText();
  return (
    <Paper
      component="ul"
      id={id}
      role="listbox"
      aria-label={text('page.comment.people')}
      variant="outlined"
      sx={{
        position: 'absolute',
        zIndex: 'tooltip',
        top: '100%',
        insetInlineStart: 0,
        minWidth: 240,
        m: 0,
        mt: 1,
        py: 1,
        px: 0,
        listStyle: 'none',
        boxShadow: 6,
      }}
    >
      {colleagues.map((colleague, at) => (
        <Option
          key={colleague.id}
          id={optionId(id, at)}
          role="option"
          aria-selected={at === chosen}
          // The text must keep the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(colleague)}
        >
          <PersonName name={fullName(colleague)} />
        </Option>
      ))}
    </Paper>
  );
}
