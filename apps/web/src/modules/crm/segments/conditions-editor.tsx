import { useDataProvider, useNotify } from 'ra-core';
import { useId, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useSession } from '@/api/use-session';
import {
  Alert,
  type AnyRecord,
  Box,
  Button,
  FilterSelect,
  formatNumber,
  LeaveGuard,
  recordNamed,
  Stack,
  Typography,
  useLanguage,
  useText,
} from '@/kit';
import { AddIcon } from '@/kit/icons';
import { ConditionRow } from './condition-row';
import {
  type Condition,
  conditionOf,
  type Draft,
  draftOf,
  emptyDraft,
  recordOf,
  sameConditions,
} from './conditions';
import { segments } from './segment.record';
import { usePreview } from './use-preview';

const most = 20;
let count = 0;
const newKey = () => {
  count += 1;
  return `c${count}`;
};

const draftsOf = (conditions: readonly Condition[]): Draft[] =>
  conditions.map((condition) => {
    const name = recordOf[condition.fact];
    return draftOf(condition, newKey(), name ? recordNamed(name)?.meta : undefined);
  });

interface ConditionsEditorProps {
  segment: AnyRecord;
  onDone: () => void;
}

/** The conditions of a segment while they are written, with whom they would have. */
export function ConditionsEditor({ segment, onDone }: ConditionsEditorProps) {
  const text = useText();
  const language = useLanguage();
  const { user } = useSession();
  const provider = useDataProvider();
  const notify = useNotify();
  const headId = useId();
  // What others store meanwhile does not change what is written: the server tells when it is saved.
  const [base] = useState(segment);
  const stored = (base['conditions'] ?? []) as readonly Condition[];
  const [match, setMatch] = useState((base['match'] ?? 'all') as 'all' | 'any');
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => draftsOf(stored));
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const conditions = drafts.map((draft) => conditionOf(draft, user.id));
  const changed = match !== base['match'] || !sameConditions(conditions, stored);
  const preview = usePreview(match, conditions, true);
  const shown = problem ?? (preview.waiting ? undefined : (preview.error ?? undefined));
  const refusalsAt = (at: number) =>
    (shown?.fields ?? [])
      .filter(({ field }) => field.startsWith(`conditions.${at}.`))
      .map(({ message }) => message);
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await provider.update(segments.meta.path, {
        id: base.id,
        data: { match, conditions },
        previousData: base,
      });
      notify('crm.segment.saved', { type: 'success' });
      onDone();
    } catch (refused) {
      setProblem(refused as ApiProblem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack sx={{ gap: 3 }}>
      <LeaveGuard isUnsaved={() => changed && !busy} onDiscard={() => undefined} />
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography id={headId}>{text('crm.segment.who')}</Typography>
        <FilterSelect
          label={text('crm.segment.matchLabel')}
          inSentence
          value={match}
          onChange={(next) => setMatch(next as 'all' | 'any')}
          options={(['all', 'any'] as const).map((each) => ({
            value: each,
            label: text(`crm.segment.match.${each}`),
          }))}
        />
      </Stack>
      {drafts.length === 0 && <Alert severity="info">{text('crm.segment.everyone')}</Alert>}
      <Stack component="ul" aria-labelledby={headId} sx={{ listStyle: 'none', m: 0, p: 0, gap: 2 }}>
        {drafts.map((draft, at) => (
          <li key={draft.key}>
            <ConditionRow
              draft={draft}
              place={at + 1}
              refusals={refusalsAt(at)}
              onChange={(next) => setDrafts(drafts.map((each) => (each.key === draft.key ? next : each)))}
              onRemove={() => setDrafts(drafts.filter((each) => each.key !== draft.key))}
            />
          </li>
        ))}
      </Stack>
      {drafts.length < most && (
        <Box>
          <Button
            startIcon={<AddIcon />}
            onClick={() => setDrafts([...drafts, emptyDraft('contact', newKey())])}
          >
            {text('crm.segment.addCondition')}
          </Button>
        </Box>
      )}
      {shown && shown.fields.length === 0 && (
        <Alert severity="error">{shown.message || text('form.failure.offline')}</Alert>
      )}
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography role="status" sx={{ flex: 1, minWidth: 160, fontWeight: 600, minHeight: 24 }}>
          {preview.data &&
            !shown &&
            text('crm.segment.wouldHave', {
              smart_count: preview.data.count,
              count: formatNumber(preview.data.count, 'integer', language),
            })}
        </Typography>
        <Button onClick={onDone} disabled={busy}>
          {text('ra.action.cancel')}
        </Button>
        <Button variant="contained" onClick={() => void save()} loading={busy} disabled={!changed}>
          {text('ra.action.save')}
        </Button>
      </Stack>
    </Stack>
  );
}
