import { useState } from 'react';
import { useHolds } from '@/api/use-session';
import { Alert, Button, Card, ErrorState, FormDialog, Page, RowSkeletons, Stack, useText } from '@/kit';
import { AddIcon } from '@/kit/icons';
import { LostReasons } from './lost-reasons';
import { pipelines } from './pipeline.record';
import { PipelineCard } from './pipeline-card';
import { useOrdered } from './use-ordered';

/** How the company sells: its pipelines with their stages, and why sales are lost. */
export function Pipelines() {
  const text = useText();
  const holds = useHolds();
  const ordered = useOrdered(pipelines);
  const [adding, setAdding] = useState(false);
  const { records, error, refetch, refresh, may } = ordered;
  return (
    <Page
      title={text('crm.pipeline.title')}
      lead={text('crm.pipeline.lead')}
      actions={
        may('create') && (
          <Button variant="contained" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
            {text('crm.pipeline.add')}
          </Button>
        )
      }
    >
      <Stack sx={{ gap: 4 }}>
        {!holds('crm.stage.update') && <Alert severity="info">{text('crm.pipeline.readOnly')}</Alert>}
        {error && !records && <ErrorState error={error} retry={() => void refetch()} />}
        {!records && !error && (
          <Card>
            <RowSkeletons count={7} />
          </Card>
        )}
        {records?.map((pipeline) => (
          <PipelineCard key={pipeline.id} pipeline={pipeline} count={records.length} ordered={ordered} />
        ))}
        <LostReasons />
      </Stack>
      {adding && (
        <FormDialog
          record={pipelines}
          title={text('crm.pipeline.add')}
          fields={['name']}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            void refresh();
          }}
        />
      )}
    </Page>
  );
}
