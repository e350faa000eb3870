import { useDataProvider, useGetList } from 'ra-core';
import { useRef } from 'react';
import { request } from '@/api/http';
import type { FieldMeta } from '@/api/record-meta';
import {
  type AnyRecord,
  changesOf,
  cleanValues,
  FieldInput,
  type RecordScreens,
  SelectInput,
  Stack,
  TaskDialog,
  TextInput,
  Typography,
  useText,
} from '@/kit';
import { opportunities } from '../opportunity.record';
import { askedFor, commandTo, missingFor, type Stage } from './arrival';

interface MoveDialogProps {
  opportunity: AnyRecord;
  stage: Stage;
  onMoved: (moved: AnyRecord) => void;
  onClose: () => void;
}

/** The opportunity's fields, of which some must be filled here. */
function needing(fields: readonly string[]): RecordScreens {
  const { meta } = opportunities;
  const needed = fields.map((name) => [name, { ...(meta.fields[name] as FieldMeta), required: true }]);
  return { ...opportunities, meta: { ...meta, fields: { ...meta.fields, ...Object.fromEntries(needed) } } };
}

/** What must be known before an opportunity comes to a stage: the reason of a loss, and what the stage asks for. */
export function MoveDialog({ opportunity, stage, onMoved, onClose }: MoveDialogProps) {
  const text = useText();
  const provider = useDataProvider();
  const current = useRef(opportunity);
  const { path } = opportunities.meta;
  const { kind } = stage;
  const asked = askedFor(stage, opportunity);
  const screens = needing(missingFor(stage, opportunity));
  const submit = async ({ lostReasonId, lostNote, ...values }: Record<string, unknown>) => {
    const data = changesOf(current.current, cleanValues(opportunities.meta, values));
    if (Object.keys(data).length > 0) {
      const params = { id: opportunity.id, data, previousData: current.current };
      current.current = (await provider.update<AnyRecord>(path, params)).data;
    }
    const lost = kind === 'lost' && { lostReasonId, lostNote };
    const moved = await request<AnyRecord>(
      `${path}/${opportunity.id}/${commandTo(stage, opportunity['state'])}`,
      { method: 'POST', version: current.current.version ?? 0, body: { stageId: stage.id, ...lost } },
    );
    onMoved(moved);
  };
  return (
    <TaskDialog
      title={
        kind === 'open'
          ? text('crm.opportunity.move.to', { stage: stage.name })
          : text(`crm.opportunity.move.${kind}`)
      }
      submitLabel={text(`crm.opportunity.move.${kind}Action`)}
      danger={kind === 'lost'}
      defaultValues={Object.fromEntries(asked.map((name) => [name, opportunity[name] ?? null]))}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack sx={{ gap: 4 }}>
        <Typography color="textSecondary">
          {text(
            asked.length > 0 && kind === 'open'
              ? 'crm.opportunity.move.missing'
              : 'crm.opportunity.move.what',
            {
              name: opportunities.title(opportunity),
            },
          )}
        </Typography>
        {kind === 'lost' && <Loss />}
        {asked.map((name, at) => (
          <FieldInput key={name} screens={screens} name={name} autoFocus={at === 0 && kind !== 'lost'} />
        ))}
      </Stack>
    </TaskDialog>
  );
}

/** Why it is lost. */
function Loss() {
  const { data = [] } = useGetList<AnyRecord>('crm/lost-reasons', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'position', order: 'ASC' },
  });
  return (
    <>
      <SelectInput
        source="lostReasonId"
        label="crm.opportunity.move.reason"
        choices={data.map(({ id, name }) => ({ value: id, label: String(name) }))}
        required
        autoFocus
      />
      <TextInput source="lostNote" label="crm.opportunity.move.note" format="multiline" max={2000} />
    </>
  );
}
