import { useQuery } from '@tanstack/react-query';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';

interface Pipeline {
  id: string;
  name: string;
  position: number;
}

interface Stage {
  id: string;
  pipelineId: string;
  name: string;
  position: number;
  kind: string;
}

/** A stage in which an opportunity may begin. */
export interface OpenStage {
  id: string;
  pipelineId: string;
  /** With its pipeline's name where there are several. */
  label: string;
}

const none: readonly OpenStage[] = [];

/** The stages that are open, those of the first pipeline first. None for who may not see them. */
export function useOpenStages(): readonly OpenStage[] {
  const holds = useHolds();
  const { data } = useQuery({
    queryKey: ['crm/stages', 'open'],
    queryFn: async ({ signal }) => {
      const [pipelines, stages] = await Promise.all([
        request<{ items: Pipeline[] }>('crm/pipelines', { query: { perPage: 100 }, signal }),
        request<{ items: Stage[] }>('crm/stages', { query: { perPage: 200, kind: 'open' }, signal }),
      ]);
      return pipelines.items
        .toSorted((one, two) => one.position - two.position)
        .flatMap((pipeline) =>
          stages.items
            .filter(({ pipelineId }) => pipelineId === pipeline.id)
            .toSorted((one, two) => one.position - two.position)
            .map(({ id, pipelineId, name }) => ({
              id,
              pipelineId,
              label: pipelines.items.length > 1 ? `${pipeline.name} · ${name}` : name,
            })),
        );
    },
    enabled: holds('crm.pipeline.read') && holds('crm.stage.read'),
    staleTime: 60_000,
  });
  return data ?? none;
}
