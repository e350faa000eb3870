import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Language, Text } from '#kernel';
import { text } from '#kernel';
import { type TableColumn, writeCsv } from '#runtime';
import type { Findings } from './findings.js';

const labels: Record<string, Text> = {
  kind: text('Nature', 'Kind'),
  step: text('Étape', 'Step'),
  file: text('Fichier', 'File'),
  line: text('Ligne', 'Line'),
  column: text('Colonne', 'Column'),
  reason: text('Motif', 'Reason'),
};
const kinds = { reject: text('refus', 'reject'), warning: text('avertissement', 'warning') };

/** Writes every reject and warning of an import to a CSV file that only its owner may read. */
export async function writeRejects(path: string, findings: Findings, language: Language): Promise<void> {
  const columns = Object.entries(labels).map(
    ([key, label]): TableColumn => ({
      key,
      label: label[language],
      kind: key === 'line' ? 'number' : 'text',
    }),
  );
  function* rows(): Generator<Record<string, unknown>> {
    for (const { kind, reason, ...place } of findings.all())
      yield { ...place, kind: kinds[kind][language], reason: reason[language] };
  }
  await pipeline(writeCsv(columns, rows()), createWriteStream(path, { mode: 0o600 }));
}
