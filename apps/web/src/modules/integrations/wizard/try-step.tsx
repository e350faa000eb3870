import { Button, ErrorState, Prose, RowSkeletons, useConfirm, useLanguage, useText } from '@/kit';
import { useImport } from '../data/use-imports';
import { mainCounts } from '../report/figures';
import { ImportReport } from '../report/import-report';
import { useStart } from './use-start';

interface TryStepProps {
  /** Of the rehearsal. */
  id: string;
  /** Starts the import itself. @throws ApiProblem */
  onStart: () => Promise<void>;
  onBack: () => void;
}

/** What the import would do, and the way to have it done. */
export function TryStep({ id, onStart, onBack }: TryStepProps) {
  const text = useText();
  const confirm = useConfirm();
  const number = new Intl.NumberFormat(useLanguage());
  const { data: run, error, refetch } = useImport(id);
  const { busy, start } = useStart(onStart);
  if (!run) return error ? <ErrorState error={error} retry={refetch} /> : <RowSkeletons count={5} />;
  const { created, updated, unchanged } = mainCounts(run);
  const isReady = run.state === 'done' && created + updated + unchanged > 0;
  const ask = async () => {
    const agreed = await confirm({
      title: text('imports.try.ask', { name: run.name }),
      content: text('imports.try.askWhy', {
        created: number.format(created),
        updated: number.format(updated),
      }),
      confirm: text('imports.try.confirm'),
    });
    if (agreed) await start();
  };
  return (
    <ImportReport
      run={run}
      actions={
        <>
          <Button variant="contained" disabled={!isReady} loading={busy} onClick={ask}>
            {created + updated > 0
              ? text('imports.try.startSome', { smart_count: created + updated })
              : text('imports.try.start')}
          </Button>
          <Button onClick={onBack}>{text('imports.try.change')}</Button>
          {run.state === 'done' && !isReady && <Prose>{text('imports.try.nothing')}</Prose>}
        </>
      }
    />
  );
}
