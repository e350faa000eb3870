import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ImportStep } from '../mapping/mapping.js';

export type Result = 'created' | 'updated' | 'unchanged';

/** What the rows of a step were, on disk: their keys, and what became of those that second passes come back to. */
export class SeenRows {
  private readonly claimKey: StatementSync;
  private readonly readKey: StatementSync;
  private readonly saveResult: StatementSync;
  private readonly readResult: StatementSync;

  constructor(db: DatabaseSync) {
    db.exec(`CREATE TABLE seen_key (step INTEGER, key TEXT, line INTEGER, PRIMARY KEY (step, key)) WITHOUT ROWID;
      CREATE TABLE seen_result (step INTEGER, line INTEGER, id TEXT, result TEXT, PRIMARY KEY (step, line)) WITHOUT ROWID`);
    this.claimKey = db.prepare('INSERT OR IGNORE INTO seen_key VALUES (?, ?, ?)');
    this.readKey = db.prepare('SELECT line FROM seen_key WHERE step = ? AND key = ?');
    this.saveResult = db.prepare('INSERT OR REPLACE INTO seen_result VALUES (?, ?, ?, ?)');
    this.readResult = db.prepare('SELECT id, result FROM seen_result WHERE step = ? AND line = ?');
  }

  /** The line of an earlier row with this key, or undefined: the key is now this row's. */
  earlier(step: number, key: string, line: number): number | undefined {
    if (this.claimKey.run(step, key, line).changes === 1) return undefined;
    return (this.readKey.get(step, key) as { line: number }).line;
  }

  remember(step: number, line: number, id: string, result: Result): void {
    this.saveResult.run(step, line, id, result);
  }

  resultOf(step: number, line: number): { id: string; result: Result } | undefined {
    return this.readResult.get(step, line) as { id: string; result: Result } | undefined;
  }
}

/** Names of the steps whose records a step refers to by the row. */
export const madeIn = (step: ImportStep): string[] =>
  step.fields.flatMap((field) => (field.kind === 'made' ? [field.step] : []));

/** Whether a step comes back to its rows when all are written. */
export const hasDeferred = (step: ImportStep): boolean =>
  step.fields.some((field) => field.kind === 'lookup' && field.deferred);
