import { Figure, Figures, useText } from '@/kit';
import type { ImportRun } from '../data/types';
import { mainCounts } from './figures';

/** What an import did, or what a rehearsed one would do. */
export function ImportFigures({ run }: { run: ImportRun }) {
  const text = useText();
  const { created, updated, unchanged, rejected } = mainCounts(run);
  const words = run.dryRun
    ? (['toCreate', 'toUpdate', 'unchanged', 'toReject'] as const)
    : (['created', 'updated', 'unchanged', 'rejected'] as const);
  const values = [created, updated, unchanged, rejected];
  return (
    <Figures label={text('imports.report.figures')}>
      {words.map((word, index) => (
        <Figure key={word} label={text(`imports.report.${word}`)} value={values[index]} />
      ))}
    </Figures>
  );
}
