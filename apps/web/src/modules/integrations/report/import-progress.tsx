import { useState } from 'react';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { Button, Card, Prose, Stack, useConfirm, useLanguage, useText } from '@/kit';
import { Progress } from '@/kit/layout/progress';
import type { ImportRun } from '../data/types';
import { rowsRead, shareOf } from './figures';
import { useImportCommand } from './use-import-command';

/** An import at work: how far it is, and the way to stop it. */
export function ImportProgress({ run }: { run: ImportRun }) {
  const text = useText();
  const confirm = useConfirm();
  const holds = useHolds();
  const number = new Intl.NumberFormat(useLanguage());
  const [stopping, setStopping] = useState(false);
  const cancel = useImportCommand(run.id, () =>
    request(`integrations/imports/${run.id}/cancellation`, { method: 'POST' }),
  );
  const words = () => {
    if (run.state === 'queued') return text('imports.progress.queued');
    if (run.state === 'undoing')
      return text('imports.progress.undoing', { undone: number.format(run.undone ?? 0) });
    const read = number.format(rowsRead(run));
    if (run.rowCount === null) return text('imports.progress.runningUnknown', { read });
    return text('imports.progress.running', { read, total: number.format(run.rowCount) });
  };
  const stop = async () => {
    const question = { title: text('imports.progress.cancelAsk'), confirm: text('imports.progress.cancel') };
    const content = run.dryRun ? undefined : text('imports.progress.cancelWhy');
    if (!(await confirm({ ...question, content, danger: true }))) return;
    setStopping(true);
    if (!(await cancel.run())) setStopping(false);
  };
  return (
    <Card>
      <Stack sx={{ gap: 4 }}>
        <Progress label={text('imports.progress.label')} share={shareOf(run)}>
          {stopping ? text('imports.progress.stopping') : words()}
        </Progress>
        <Prose>{text(run.dryRun ? 'imports.try.running' : 'imports.progress.leave')}</Prose>
        {run.state !== 'undoing' && holds('integrations.import.undo') && (
          <Button
            variant="outlined"
            color="error"
            disabled={stopping}
            onClick={stop}
            sx={{ alignSelf: 'flex-start' }}
          >
            {text('imports.progress.cancel')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
