import { useQueryClient } from '@tanstack/react-query';
import { useGetList, useNotify } from 'ra-core';
import { type ReactNode, useState } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { useHolds, useReaches } from '@/api/use-session';
import { type AnyRecord, type RecordAction, useText } from '@/kit';
import { CloseIcon } from '@/kit/icons';
import type { Stage } from '../move/arrival';
import { useStageMove } from '../move/use-stage-move';
import { opportunities } from '../opportunity.record';

export interface OpportunityCommands {
  opportunity: AnyRecord | undefined;
  /** The stages of its pipeline, in order; empty until they are known. */
  stages: readonly Stage[];
  /** Where it is, or is being brought. */
  stageId: string;
  mayMove: boolean;
  moveTo: (stage: Stage) => Promise<void>;
  reopen: () => Promise<void>;
  menu: readonly RecordAction[];
  abandoning: boolean;
  endAbandoning: (done: boolean) => void;
  dialog: ReactNode;
}

/** What may be done with an opportunity on its page. */
export function useOpportunityCommands(opportunity: AnyRecord | undefined): OpportunityCommands {
  const text = useText();
  const holds = useHolds();
  const reaches = useReaches();
  const notify = useNotify();
  const client = useQueryClient();
  const { move, dialog } = useStageMove();
  const [target, setTarget] = useState<string>();
  const [abandoning, setAbandoning] = useState(false);
  const pipelineId = opportunity?.['pipelineId'];
  const { data: stages = [] } = useGetList<AnyRecord>(
    'crm/stages',
    {
      filter: { pipelineId },
      pagination: { page: 1, perPage: 200 },
      sort: { field: 'position', order: 'ASC' },
    },
    { enabled: pipelineId !== undefined && holds('crm.stage.read') },
  );
  const mayMove = opportunity !== undefined && reaches(opportunities.meta, 'update', opportunity);
  const refresh = () => client.invalidateQueries({ queryKey: [opportunities.meta.path] });

  const run = async (work: () => Promise<AnyRecord | undefined>, done: string, words = {}) => {
    try {
      if (await work()) notify(done, { type: 'success', messageArgs: words });
    } catch (error) {
      const { message, fields } = error as ApiProblem;
      const reason = fields?.[0]?.message ?? message;
      notify(reason || 'page.failed', { type: 'error', messageArgs: { _: reason } });
    }
    await refresh();
  };
  const moveTo = async (stage: Stage) => {
    if (!opportunity) return;
    setTarget(stage.id);
    await run(() => move(opportunity, stage), 'crm.opportunity.move.done', { stage: stage.name });
    setTarget(undefined);
  };
  const reopen = async () => {
    if (!opportunity) return;
    const reopening = `${opportunities.meta.path}/${opportunity.id}/reopening`;
    await run(
      () => request<AnyRecord>(reopening, { method: 'POST', version: opportunity.version ?? 0, body: {} }),
      'crm.opportunity.reopened',
    );
  };
  const endAbandoning = (done: boolean) => {
    setAbandoning(false);
    if (!done) return;
    notify(text('crm.opportunity.abandoned'), { type: 'success' });
    void refresh();
  };
  const right = 'crm.opportunity.update';
  const menu: RecordAction[] =
    opportunity?.['state'] === 'open'
      ? [
          {
            name: 'abandon',
            label: 'crm.opportunity.abandon',
            icon: CloseIcon,
            right,
            run: () => setAbandoning(true),
          },
        ]
      : [];
  return {
    opportunity,
    stages: stages as unknown as Stage[],
    stageId: target ?? String(opportunity?.['stageId'] ?? ''),
    mayMove,
    moveTo,
    reopen,
    menu,
    abandoning,
    endAbandoning,
    dialog,
  };
}
