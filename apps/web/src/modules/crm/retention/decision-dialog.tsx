import { useNotify } from 'ra-core';
import { Alert, DateInput, Prose, TaskDialog, TextInput, useText } from '@/kit';
import { type Decision, decide, useRefreshRetention } from './use-retention';

interface DecisionDialogProps {
  decision: Decision;
  ids: readonly string[];
  onClose: (done: boolean) => void;
}

interface Said {
  [name: string]: unknown;
  reason?: string | null;
  until?: string | null;
}

/** Keeps, archives or anonymises the chosen prospects, and says what that means. */
export function DecisionDialog({ decision, ids, onClose }: DecisionDialogProps) {
  const text = useText();
  const notify = useNotify();
  const refresh = useRefreshRetention();
  const counted = { smart_count: ids.length };
  return (
    <TaskDialog<Said>
      title={text(`crm.retention.ask.${decision}`, counted)}
      submitLabel={text(`crm.retention.decision.${decision}`)}
      danger={decision === 'anonymise'}
      width="sm"
      onClose={() => onClose(false)}
      onSubmit={async ({ reason, until }) => {
        const { decided, lapsed, gone } = await decide({
          ids: [...ids],
          decision,
          ...(reason && { reason }),
          ...(until && { until }),
        });
        refresh();
        const left = lapsed + gone;
        notify(
          [
            text(`crm.retention.done.${decision}`, { smart_count: decided }),
            left > 0 && text('crm.retention.done.left', { smart_count: left }),
          ]
            .filter(Boolean)
            .join(' '),
          { type: 'success' },
        );
        onClose(true);
      }}
    >
      {decision === 'keep' ? (
        <Prose>{text('crm.retention.why.keep')}</Prose>
      ) : (
        <Alert severity={decision === 'anonymise' ? 'warning' : 'info'}>
          {text(`crm.retention.why.${decision}`)}
        </Alert>
      )}
      {decision !== 'anonymise' && (
        <TextInput
          source="reason"
          label="crm.retention.reason"
          help={`crm.retention.reasonHelp.${decision}`}
          format="multiline"
          max={1000}
          required
          autoFocus
        />
      )}
      {decision === 'keep' && (
        <DateInput source="until" label="crm.retention.until" help="crm.retention.untilHelp" />
      )}
    </TaskDialog>
  );
}
