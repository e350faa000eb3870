import type { ReactNode } from 'react';
import {
  Box,
  FilterSelect,
  FiltersInput,
  IconButton,
  recordNamed,
  SearchField,
  Stack,
  Typography,
  useText,
} from '@/kit';
import { DeleteIcon } from '@/kit/icons';
import { AmountBounds } from './amount-bounds';
import { type Draft, emptyDraft, type Fact, facts, recordOf } from './conditions';

/** The filters that are asked most, by fact. */
const usual: Readonly<Record<Fact, readonly string[]>> = {
  contact: [
    'city',
    'postalCode',
    'tagIds',
    'lastContactAt',
    'language',
    'preferredChannel',
    'ownerId',
    'source',
  ],
  company: ['kind', 'city', 'nafCode', 'tagIds', 'ownerId'],
  opportunity: ['state', 'stageId', 'amount', 'expectedCloseOn', 'closedAt', 'tagIds'],
  won: ['closedAt', 'pipelineId', 'tagIds'],
  activity: ['kind', 'state', 'doneAt', 'dueAt'],
  consent: [],
};
const channels = ['email', 'sms', 'phone', 'letter'];
const states = ['given', 'refused'];

interface ConditionRowProps {
  draft: Draft;
  /** Counted from 1. */
  place: number;
  /** What the server refused, already worded. */
  refusals: readonly string[];
  onChange: (draft: Draft) => void;
  onRemove: () => void;
}

/** One condition: what it is about, whether there is such a thing, and which. */
export function ConditionRow({ draft, place, refusals, onChange, onRemove }: ConditionRowProps) {
  const text = useText();
  const { fact, not, filters, beside } = draft;
  const record = recordOf[fact];
  const screens = record ? recordNamed(record) : undefined;
  const say = (name: string, value: string) => onChange({ ...draft, beside: { ...beside, [name]: value } });
  const label = text('crm.segment.condition', { place });
  return (
    <Stack
      role="group"
      aria-label={label}
      sx={{ gap: 2, p: 3, border: 1, borderColor: 'divider', borderRadius: 2, minWidth: 0 }}
    >
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <FilterSelect
          label={text('crm.segment.about', { place })}
          inSentence
          value={fact}
          onChange={(next) => onChange(emptyDraft(next as Fact, draft.key))}
          options={facts.map((each) => ({ value: each, label: text(`crm.segment.conditions.fact.${each}`) }))}
        />
        <FilterSelect
          label={text('crm.segment.whether', { place })}
          inSentence
          value={not ? 'not' : 'has'}
          onChange={(next) => onChange({ ...draft, not: next === 'not' })}
          options={['has', 'not'].map((each) => ({
            value: each,
            label: text(`crm.segment.${each}.${fact}`),
          }))}
        />
        <Box sx={{ flex: 1 }} />
        <IconButton aria-label={text('crm.segment.removeCondition', { place })} onClick={onRemove}>
          <DeleteIcon fontSize="small" />
        </IconButton>
      </Stack>
      {fact === 'consent' && (
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
          <FilterSelect
            label={text('crm.segment.channel.label')}
            value={beside['channel'] ?? ''}
            onChange={(value) => say('channel', value)}
            options={channels.map((each) => ({ value: each, label: text(`crm.segment.channel.${each}`) }))}
          />
          <FilterSelect
            label={text('crm.segment.state.label')}
            value={beside['state'] ?? ''}
            onChange={(value) => say('state', value)}
            options={['', ...states].map((each) => ({
              value: each,
              label: text(`crm.segment.state.${each || 'any'}`),
            }))}
          />
        </Stack>
      )}
      {fact === 'won' && <AmountBounds beside={beside} onChange={say} />}
      {screens && (
        <FiltersInput
          screens={screens}
          filters={filters}
          onChange={(next) => onChange({ ...draft, filters: next })}
          names={usual[fact]}
          label={label}
        />
      )}
      {beside['q'] !== undefined && fact !== 'won' && fact !== 'consent' && (
        <SearchField
          label={text('crm.segment.words')}
          value={beside['q']}
          onChange={(words) => say('q', words)}
        />
      )}
      {refusals.map((words) => (
        <Refusal key={words}>{words}</Refusal>
      ))}
    </Stack>
  );
}

const Refusal = ({ children }: { children: ReactNode }) => (
  <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
    {children}
  </Typography>
);
