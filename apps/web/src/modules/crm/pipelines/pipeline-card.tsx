import { useState } from 'react';
import {
  type AnyRecord,
  Button,
  Card,
  ErrorState,
  FormDialog,
  OrderedRows,
  RowMenu,
  RowSkeletons,
  useText,
} from '@/kit';
import { pipelines } from './pipeline.record';
import { stages } from './stage.record';
import { StageFacts } from './stage-facts';
import { useOrdered } from './use-ordered';

interface PipelineCardProps {
  pipeline: AnyRecord;
  /** How many pipelines there are. */
  count: number;
  /** The pipelines among which this one stands. */
  ordered: ReturnType<typeof useOrdered>;
}

/** What a stage's dialog asks for: the closing ones keep their probability, and nothing ages there. */
const fieldsOf = (stage: AnyRecord | undefined): string[] =>
  stage && stage['kind'] !== 'open'
    ? ['name', 'requiredFields']
    : ['name', 'probability', 'maxAgeDays', 'requiredFields'];

/** A pipeline and its stages in their order. */
export function PipelineCard({ pipeline, count, ordered }: PipelineCardProps) {
  const text = useText();
  const own = useOrdered(stages, { pipelineId: pipeline.id });
  const [renaming, setRenaming] = useState(false);
  const [writing, setWriting] = useState<{ stage?: AnyRecord }>();
  const name = pipelines.title(pipeline);
  const position = Number(pipeline['position']);
  const entries = [
    ...(ordered.may('update') ? [{ label: 'crm.pipeline.rename', run: () => setRenaming(true) }] : []),
    ...(ordered.move && position > 1
      ? [{ label: 'crm.pipeline.up', run: () => void ordered.move?.(pipeline.id, position - 1) }]
      : []),
    ...(ordered.move && position < count
      ? [{ label: 'crm.pipeline.down', run: () => void ordered.move?.(pipeline.id, position + 1) }]
      : []),
    ...(ordered.may('delete')
      ? [{ label: 'crm.pipeline.delete', run: () => void ordered.remove(pipeline) }]
      : []),
  ];
  const stageEntries = (stage: AnyRecord) => [
    ...(own.may('update') ? [{ label: 'crm.stage.edit', run: () => setWriting({ stage }) }] : []),
    ...(own.may('delete') && stage['kind'] === 'open'
      ? [{ label: 'crm.stage.delete', run: () => void own.remove(stage) }]
      : []),
  ];
  return (
    <Card
      title={name}
      flush
      actions={
        <>
          {own.may('create') && <Button onClick={() => setWriting({})}>{text('crm.stage.add')}</Button>}
          <RowMenu label={text('crm.pipeline.actions', { name })} entries={entries} />
        </>
      }
    >
      {own.error && !own.records && <ErrorState error={own.error} retry={() => void own.refetch()} />}
      {!own.records && !own.error && <RowSkeletons count={7} />}
      {own.records && (
        <OrderedRows
          label={text('crm.stage.list', { pipeline: name })}
          onMove={own.move}
          items={own.records.map((stage) => ({
            id: stage.id,
            title: stages.title(stage),
            fixed: stage['kind'] !== 'open',
            subtitle: <StageFacts stage={stage} />,
            end: (
              <RowMenu
                label={text('crm.stage.actions', { name: stages.title(stage) })}
                entries={stageEntries(stage)}
              />
            ),
          }))}
        />
      )}
      {renaming && (
        <FormDialog
          record={pipelines}
          stored={pipeline}
          fields={['name']}
          onClose={() => setRenaming(false)}
          onSaved={() => {
            setRenaming(false);
            void ordered.refresh();
          }}
        />
      )}
      {writing && (
        <FormDialog
          record={stages}
          stored={writing.stage}
          title={writing.stage ? stages.title(writing.stage) : text('crm.stage.add')}
          defaultValues={writing.stage ? undefined : { pipelineId: pipeline.id }}
          fields={fieldsOf(writing.stage)}
          onClose={() => setWriting(undefined)}
          onSaved={() => {
            setWriting(undefined);
            void own.refresh();
          }}
        />
      )}
    </Card>
  );
}
