import {
  Box,
  FilterWords,
  fieldOf,
  formatMoney,
  recordNamed,
  Stack,
  Typography,
  useLanguage,
  useLocalText,
  useText,
} from '@/kit';
import { type Condition, draftOf, recordOf } from './conditions';

interface ConditionsWordsProps {
  match: 'all' | 'any';
  conditions: readonly Condition[];
}

/** What a segment asks for, in words. */
export function ConditionsWords({ match, conditions }: ConditionsWordsProps) {
  const text = useText();
  if (conditions.length === 0) return <Typography>{text('crm.segment.everyone')}</Typography>;
  return (
    <Stack sx={{ gap: 2 }}>
      <Typography color="textSecondary">
        {text('crm.segment.who')} {text(`crm.segment.match.${conditions.length > 1 ? match : 'one'}`)}
      </Typography>
      <Stack component="ul" sx={{ m: 0, pl: 5, gap: 1 }}>
        {conditions.map((condition, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no id, and their order is theirs
          <li key={at}>
            <ConditionWords condition={condition} />
          </li>
        ))}
      </Stack>
    </Stack>
  );
}

function ConditionWords({ condition }: { condition: Condition }) {
  const text = useText();
  const local = useLocalText();
  const language = useLanguage();
  const { fact, not = false } = condition;
  const name = recordOf[fact];
  const screens = name ? recordNamed(name) : undefined;
  const { filters, beside } = draftOf(condition, '', screens?.meta);
  const amounts = (['total.from', 'total.to'] as const).flatMap((bound) =>
    beside[bound] ? [`${text(`crm.segment.${bound}`)} ${formatMoney(beside[bound], language)}`] : [],
  );
  const phrase = text(`crm.segment.${not ? 'not' : 'has'}.${fact}`);
  const said = [
    ...(beside['q'] ? [text('crm.segment.matching', { words: beside['q'] })] : []),
    ...amounts,
    ...(fact === 'consent' ? [text(`crm.segment.state.${beside['state'] ?? 'any'}`)] : []),
    ...(beside['channel'] ? [text(`crm.segment.channel.${beside['channel']}`)] : []),
  ];
  return (
    <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
      <b>
        {fact === 'contact' ? `${text('crm.segment.conditions.fact.contact')} ${phrase}` : capital(phrase)}
      </b>{' '}
      {said.join(', ')}
      {screens &&
        Object.entries(filters).map(([field, filter], at) => (
          <span key={field}>
            {at > 0 || said.length > 0 ? ', ' : ''}
            {text('list.filter.label', { label: local(fieldOf(screens, field).label) })}{' '}
            <FilterWords
              record={screens.meta.name}
              name={field}
              field={fieldOf(screens, field)}
              filter={filter}
            />
          </span>
        ))}
    </Box>
  );
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
