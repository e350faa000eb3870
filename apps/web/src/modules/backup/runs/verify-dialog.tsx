import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, request } from '@/api/http';
import { Alert, NoticeDialog, Prose, Row, Rows, Typography, useText, When } from '@/kit';
import { Progress } from '@/kit/layout/progress';
import type { Run, Verification } from '../data/types';
import { keys, useRun } from '../data/use-backups';
import { useWords } from '../data/use-words';

/** Has a copy read again from end to end, and says what was found; it goes on when this is closed. */
export function VerifyDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const text = useText();
  const words = useWords();
  const client = useQueryClient();
  const [begun, setBegun] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const { data } = useRun(run.id);
  const asked = useRef(false);
  useEffect(() => {
    // Once, even where React tries effects twice.
    if (asked.current) return;
    asked.current = true;
    request<Verification>(`backup/runs/${run.id}/verifications`, { method: 'POST' })
      .then(({ id }) => setBegun(id))
      .catch((refusal: unknown) => {
        if (!(refusal instanceof ApiProblem)) throw refusal;
        setProblem(refusal);
      })
      .finally(() => client.invalidateQueries({ queryKey: keys.run(run.id) }));
  }, [run.id, client]);
  const now = data?.verifications.find(({ id }) => id === begun);
  const ended = now !== undefined && now.state !== 'running';
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: keys.runs, exact: true });
  }, [ended, client]);
  const earlier = data?.verifications.filter(({ id }) => id !== begun) ?? [];
  return (
    <NoticeDialog
      title={text('backups.verify.title', { when: words.moment(run.startedAt) })}
      close={text('ra.action.close')}
      onClose={onClose}
    >
      {problem && (
        <Alert severity="error" role="alert">
          {problem.message}
        </Alert>
      )}
      {!problem && !ended && (
        <>
          <Progress label={text('backups.verify.progress')}>{text('backups.verify.running')}</Progress>
          <Prose>{text('backups.verify.leave')}</Prose>
        </>
      )}
      {ended && <Finding verification={now} />}
      {earlier.length > 0 && (
        <>
          <Typography variant="h3">{text('backups.verify.earlier')}</Typography>
          <Rows label={text('backups.verify.earlier')}>
            {earlier.slice(0, 5).map(({ id, kind, state, startedAt, requestedBy }) => (
              <Row
                key={id}
                title={text('backups.verify.line', {
                  what: text(`backups.verify.kind.${kind}`),
                  state: text(`backups.verify.state.${state}`),
                })}
                subtitle={
                  <>
                    <When at={startedAt} />
                    {kind === 'read' && ` ${text('backups.verify.by', { who: requestedBy })}`}
                  </>
                }
              />
            ))}
          </Rows>
        </>
      )}
    </NoticeDialog>
  );
}

function Finding({ verification: { state, problems } }: { verification: Verification }) {
  const text = useText();
  if (state === 'intact')
    return (
      <Alert severity="success" role="status">
        {text('backups.verify.intact')}
      </Alert>
    );
  return (
    <Alert severity="error" role="alert">
      {text(state === 'damaged' ? 'backups.verify.damaged' : 'backups.verify.failed')}
      {problems.length > 0 && (
        <ul>
          {problems.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
