import { useGetList } from 'ra-core';
import { useSearchParams } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, SelectInput } from '@/kit';

const all = { page: 1, perPage: 200 };
const inOrder = { field: 'position', order: 'ASC' } as const;

/** Where a new opportunity begins: an open stage of a pipeline. */
export function StageInput() {
  const holds = useHolds();
  // From a board, it begins in the pipeline that is seen there.
  const wanted = useSearchParams()[0].get('pipelineId');
  const known = holds('crm.stage.read') && holds('crm.pipeline.read');
  const options = { enabled: known };
  const { data: pipelines = [] } = useGetList<AnyRecord>(
    'crm/pipelines',
    { pagination: all, sort: inOrder },
    options,
  );
  const { data: stages = [] } = useGetList<AnyRecord>(
    'crm/stages',
    { pagination: all, sort: inOrder, filter: { kind: 'open' } },
    options,
  );
  if (!known) return null;
  const offered = pipelines.filter(({ id }) => !wanted || id === wanted);
  const choices = offered.flatMap((pipeline) =>
    stages
      .filter(({ pipelineId }) => pipelineId === pipeline.id)
      .map(({ id, name }) => ({
        value: id,
        label: offered.length > 1 ? `${pipeline['name']} · ${name}` : String(name),
      })),
  );
  return (
    <SelectInput
      source="stageId"
      label="crm.opportunity.stage"
      help="crm.opportunity.stageHelp"
      choices={choices}
    />
  );
}
