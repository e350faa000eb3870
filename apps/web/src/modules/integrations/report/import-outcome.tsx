import { Alert, useLanguage, useText } from '@/kit';
import type { ImportRun } from '../data/types';

/** How an import ended, in a sentence. */
export function ImportOutcome({ run }: { run: ImportRun }) {
  const text = useText();
  const number = new Intl.NumberFormat(useLanguage());
  const { state, dryRun, failure, rejected, undone } = run;
  if (state === 'failed')
    return (
      <Alert severity="error" role="alert">
        {text(dryRun ? 'imports.report.tryFailed' : 'imports.report.failed')} {failure}
      </Alert>
    );
  if (state === 'interrupted')
    return (
      <Alert severity="warning" role="alert">
        {text(dryRun ? 'imports.report.tryInterrupted' : 'imports.report.interrupted')}
      </Alert>
    );
  if (state === 'undone')
    return (
      <Alert severity="info" role="status">
        {text('imports.report.undone', { undone: number.format(undone ?? 0) })}
      </Alert>
    );
  if (dryRun)
    return (
      <Alert severity="info" role="status">
        {text('imports.try.lead')}
      </Alert>
    );
  return (
    <Alert severity={rejected > 0 ? 'warning' : 'success'} role="status">
      {text(rejected > 0 ? 'imports.report.doneSome' : 'imports.report.done')}
    </Alert>
  );
}
