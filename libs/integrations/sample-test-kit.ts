import { WebImporter } from './web-import-test-kit.js';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
type Answer = any;

/** Sends a file, takes what is proposed, and imports it: as a person does who believes the product. */
export class ProposedImport {
  constructor(private readonly importer: WebImporter) {}

  /** @returns the file as it was read, and the report; a file that is refused has no report. */
  async run(
    content: string | Buffer,
    name: string,
    more: object = {},
  ): Promise<{ file: Answer; proposal: Answer; done: Answer; refused: Answer }> {
    const sent = await this.importer.upload(content, name, 'application/octet-stream');
    if (sent.status !== 201) return { file: sent.body, proposal: null, done: null, refused: sent.body };
    const file = sent.body;
    const [proposal] = file.proposals;
    const { target, columns, matchBy, onMatch, product, createMissing } = proposal;
    const started = await this.importer.start({
      uploadId: file.id,
      target,
      columns,
      matchBy,
      onMatch,
      product,
      createMissing,
      ...more,
    });
    if (started.status !== 202) return { file, proposal, done: null, refused: started.body };
    const done = await this.importer.ended(started.body.id);
    expectComplete(file, done);
    return { file, proposal, done, refused: null };
  }
}

/** What always holds: every row is told of, in each step and altogether. */
export function expectComplete(file: Answer, done: Answer): void {
  expect(done.state).toBe('done');
  expect(done.read).toBe(done.created + done.updated + done.unchanged + done.rejected);
  for (const step of done.steps) {
    expect(step.read).toBe(step.created + step.updated + step.unchanged + step.rejected);
    expect(step.read + step.filtered).toBe(file.rowCount);
  }
  // No row is left out of every step that makes what it is.
  const makers = done.steps.filter(({ target }: { target: string }) => target !== 'crm.affiliation');
  const read = makers.reduce((sum: number, step: { read: number }) => sum + step.read, 0);
  expect(read).toBeGreaterThanOrEqual(file.rowCount);
  const unmapped = file.columns.filter(
    (column: { name: string; filled: number; suggestedField: string | null }) =>
      column.filled > 0 && !column.suggestedField,
  );
  expect(done.untakenColumns).toEqual(unmapped.map(({ name }: { name: string }) => name));
}

/** A file whose fields are written with `|` between them here. */
export const csv = (separator: string, ...lines: string[]): string =>
  lines.map((line) => line.replaceAll('|', separator)).join('\r\n');
