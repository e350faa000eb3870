import { useNotify } from 'ra-core';
import type { ReactNode } from 'react';
import {
  type AnyRecord,
  NumberInput,
  ReferenceInput,
  SwitchInput,
  TaskDialog,
  TextInput,
  useText,
} from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { leads } from './lead.record';
import type { LeadAct } from './lead-course';

type Asked = Exclude<LeadAct, 'take' | 'convert'>;

interface Question {
  /** Behind the lead's address. */
  command: string;
  inputs: ReactNode;
  defaults?: (lead: AnyRecord) => Record<string, unknown>;
}

/** What each act asks before it is done. */
const questions: Readonly<Record<Asked, Question>> = {
  assign: {
    command: 'assignment',
    inputs: (
      <ReferenceInput source="ownerId" label="crm.lead.ask.owner" to="identity.user" required autoFocus />
    ),
    defaults: ({ ownerId }) => ({ ownerId: ownerId ?? null }),
  },
  contact: {
    command: 'contact',
    inputs: (
      <SwitchInput source="noticeGiven" label="crm.lead.ask.noticeGiven" help="crm.lead.ask.noticeHelp" />
    ),
    defaults: () => ({ noticeGiven: false }),
  },
  qualify: {
    command: 'qualification',
    inputs: <NumberInput source="score" label="crm.lead.ask.score" max={100} autoFocus />,
    defaults: ({ score }) => ({ score: score ?? null }),
  },
  disqualify: {
    command: 'disqualification',
    inputs: (
      <TextInput
        source="reason"
        label="crm.lead.ask.reason"
        format="multiline"
        max={1000}
        required
        autoFocus
      />
    ),
  },
  recycle: {
    command: 'recycling',
    inputs: <TextInput source="note" label="crm.lead.ask.note" format="multiline" max={1000} autoFocus />,
  },
};

interface ActDialogProps {
  lead: AnyRecord;
  act: Asked;
  onClose: () => void;
}

/** A step of a lead that needs an answer first. */
export function ActDialog({ lead, act, onClose }: ActDialogProps) {
  const text = useText();
  const notify = useNotify();
  const send = useRecordCommand(leads, 'crm.lead.stale');
  const { command, inputs, defaults } = questions[act];
  return (
    <TaskDialog
      title={text(`crm.lead.commands.${act}`)}
      submitLabel={text(act === 'assign' ? 'crm.lead.ask.assign' : `crm.lead.commands.${act}`)}
      defaultValues={defaults?.(lead) ?? {}}
      onClose={onClose}
      onSubmit={async (values) => {
        await send(lead, command, values);
        notify(`crm.lead.done.${act}`, { type: 'success' });
        onClose();
      }}
    >
      {inputs}
    </TaskDialog>
  );
}
