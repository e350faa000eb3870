import { useNotify } from 'ra-core';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { Button, LinkButton, useConfirm, useText } from '@/kit';
import { UndoIcon } from '@/kit/icons';
import { useTargetWords } from '../data/target-words';
import { type ImportRun, isAtWork } from '../data/types';
import { listOf } from './report-links';
import { useImportCommand } from './use-import-command';

/** What can be done once an import has ended: see its records, take it back. */
export function ReportActions({ run, onUndoing }: { run: ImportRun; onUndoing: (busy: boolean) => void }) {
  const text = useText();
  const confirm = useConfirm();
  const notify = useNotify();
  const holds = useHolds();
  const wordOf = useTargetWords();
  const undo = useImportCommand(run.id, () =>
    request(`integrations/imports/${run.id}/undo`, { method: 'POST' }),
  );
  const list = listOf(run, holds);
  const mayUndo =
    holds('integrations.import.undo') && !run.dryRun && run.state !== 'undone' && !isAtWork(run);
  const takeBack = async () => {
    const question = text('imports.report.undo');
    const content = text('imports.report.undoWhy');
    if (!(await confirm({ title: question, content, confirm: question, danger: true }))) return;
    onUndoing(true);
    if (await undo.run()) notify('imports.report.undoDone', { type: 'success' });
    onUndoing(false);
  };
  if (isAtWork(run) && !undo.busy) return null;
  return (
    <>
      {list && (
        <LinkButton to={list.to} variant="outlined" startIcon={<list.screens.icon />}>
          {text('imports.report.open', { name: wordOf(list.screens.meta.name) })}
        </LinkButton>
      )}
      {(mayUndo || undo.busy) && (
        <Button color="error" startIcon={<UndoIcon />} onClick={takeBack} loading={undo.busy}>
          {text('imports.report.undo')}
        </Button>
      )}
    </>
  );
}
