import { useNotify } from 'ra-core';
import { ApiProblem, request } from '@/api/http';
import {
  Alert,
  type AnyRecord,
  Button,
  ErrorState,
  fieldOf,
  Prose,
  type RecordScreens,
  RowSkeletons,
  TaskDialog,
  useLocalText,
  useText,
} from '@/kit';
import { ChoiceRows } from './choice-rows';
import { mergeChoices, refusalsOf, type Side } from './merge-choices';
import { type Merge, useTellMerged, useUndoMerge } from './use-merge-commands';

interface CompareDialogProps {
  record: RecordScreens;
  /** Undefined while they are read. */
  kept: AnyRecord | undefined;
  other: AnyRecord | undefined;
  error: ApiProblem | null;
  refetch: () => Promise<unknown>;
  onBack: () => void;
  onClose: () => void;
}

/** Two records side by side: whose values stay, what moves, and one button that makes one of them. */
export function CompareDialog(props: CompareDialogProps) {
  const { record, kept, other, error, refetch, onBack, onClose } = props;
  const text = useText();
  const local = useLocalText();
  const notify = useNotify();
  const tell = useTellMerged(record);
  const undo = useUndoMerge(record);
  const { meta } = record;
  const both = kept && other ? { kept, other } : undefined;
  const choices = both ? mergeChoices(meta, both.kept, both.other) : [];
  const refusals = both ? refusalsOf(meta, both.kept, both.other) : [];

  const merge = async ({ keep = {} }: { keep?: Record<string, Side> }) => {
    if (!both) return;
    const body = {
      otherId: both.other.id,
      otherVersion: both.other.version,
      keep: Object.fromEntries(choices.map(({ name, initial }) => [name, keep[name] ?? initial])),
    };
    const version = both.kept.version ?? 1;
    try {
      const done = await request<Merge>(`${meta.path}/${both.kept.id}/merge`, {
        method: 'POST',
        version,
        body,
      });
      onClose();
      tell();
      const action = { label: 'ra.action.undo', run: () => void undo(done.id) };
      notify('crm.merge.done', { type: 'success', action } as Parameters<typeof notify>[1]);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'STALE_VERSION') throw problem;
      await refetch();
      throw new ApiProblem(409, { code: 'CHANGED_MEANWHILE', title: text('crm.merge.stale') });
    }
  };
  const names = { title: kept ? record.title(kept) : '…', other: other ? record.title(other) : '…' };
  return (
    <TaskDialog
      title={text('crm.merge.compareTitle', names)}
      submitLabel={text('crm.merge.confirm')}
      width="md"
      ready={both !== undefined && !error}
      onSubmit={merge}
      onClose={onClose}
    >
      {error && !both ? (
        error.status === 404 ? (
          <Alert severity="warning">{text('crm.merge.gone')}</Alert>
        ) : (
          <ErrorState error={error} retry={() => void refetch()} />
        )
      ) : both ? (
        <>
          <Prose>
            {choices.length > 0
              ? text('crm.merge.differing', { smart_count: choices.length })
              : text('crm.merge.same')}
          </Prose>
          <ChoiceRows record={record} choices={choices} {...both} />
          {refusals.length > 0 && (
            <Alert severity="info">
              {text('crm.merge.refusals', {
                fields: refusals.map((name) => local(fieldOf(record, name).label)).join(', '),
              })}
            </Alert>
          )}
          <Prose>{text('crm.merge.moves')}</Prose>
        </>
      ) : (
        <RowSkeletons count={6} />
      )}
      <Button onClick={onBack} sx={{ justifySelf: 'start' }}>
        {text('crm.merge.back')}
      </Button>
    </TaskDialog>
  );
}
