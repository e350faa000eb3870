import { useNotify } from 'ra-core';
import { useSession } from '@/api/use-session';
import { FormDialog, useText } from '@/kit';
import { activities } from './activity.record';
import { ActivityEssentials } from './activity-sections';
import { newActivity, withoutDates } from './new-activity';

interface PlanDialogProps {
  /** What is known of it: the records that it concerns, when it is due. */
  values?: Readonly<Record<string, unknown>>;
  onClose: () => void;
}

/** A new activity without leaving the page. */
export function PlanDialog({ values, onClose }: PlanDialogProps) {
  const text = useText();
  const notify = useNotify();
  const { user } = useSession();
  return (
    <FormDialog
      record={activities}
      title={text('crm.activity.plan')}
      defaultValues={{ ...newActivity(user.id), ...values }}
      transform={withoutDates}
      onClose={onClose}
      onSaved={(saved) => {
        notify('form.saved.created', { type: 'success', messageArgs: { title: activities.title(saved) } });
        onClose();
      }}
    >
      <ActivityEssentials />
    </FormDialog>
  );
}
