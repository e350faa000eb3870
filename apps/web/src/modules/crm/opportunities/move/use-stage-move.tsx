import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { request } from '@/api/http';
import type { AnyRecord } from '@/kit';
import { opportunities } from '../opportunity.record';
import { commandTo, mustAsk, type Stage } from './arrival';

const MoveDialog = lazy(() => import('./move-dialog').then((file) => ({ default: file.MoveDialog })));

interface Asking {
  opportunity: AnyRecord;
  stage: Stage;
  answer: (moved: AnyRecord | undefined) => void;
}

const { path } = opportunities.meta;

/**
 * Brings opportunities to stages; whoever closes one, or brings it where something is missing, is asked for it first.
 * @returns the move, which resolves with the stored opportunity, or with nothing when somebody thought better of it,
 * and the dialog to draw.
 */
export function useStageMove(): {
  move: (opportunity: AnyRecord, stage: Stage) => Promise<AnyRecord | undefined>;
  dialog: ReactNode;
} {
  const [asking, setAsking] = useState<Asking>();
  const move = useCallback(async (seen: AnyRecord, stage: Stage) => {
    const plain = stage.kind === 'open' && stage.requiredFields.length === 0;
    // A card does not hold all that a stage may need.
    const stored = plain ? seen : await request<AnyRecord>(`${path}/${seen.id}`);
    if (!mustAsk(stage, stored)) {
      return request<AnyRecord>(`${path}/${seen.id}/${commandTo(stage, seen['state'])}`, {
        method: 'POST',
        version: seen.version ?? 0,
        body: { stageId: stage.id },
      });
    }
    // The version stays that of what was seen: what others have changed since is told, not written over.
    const opportunity = { ...stored, version: seen.version ?? 0 };
    return new Promise<AnyRecord | undefined>((answer) => setAsking({ opportunity, stage, answer }));
  }, []);
  const close = (moved: AnyRecord | undefined) => {
    asking?.answer(moved);
    setAsking(undefined);
  };
  const dialog = asking && (
    <Suspense fallback={null}>
      <MoveDialog
        opportunity={asking.opportunity}
        stage={asking.stage}
        onMoved={close}
        onClose={() => close(undefined)}
      />
    </Suspense>
  );
  return { move, dialog };
}
