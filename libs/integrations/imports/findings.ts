import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Text, text } from '#kernel';
import type { Origin } from '../mapping/mapping.js';

/** A row that was refused, or a value that was left out of a row that was taken. */
export interface Finding extends Origin {
  readonly kind: 'reject' | 'warning';
  readonly step: string;
  readonly reason: Text;
}

interface FindingRow extends Origin {
  kind: Finding['kind'];
  step: string;
  fr: string;
  en: string;
}

const maxReason = 1000;

/** The refusals and warnings of an import: any number of them, so on disk and not in memory. */
export class Findings {
  private readonly insert: StatementSync;

  constructor(private readonly db: DatabaseSync) {
    // What is said of a row in one step is not said again in the next.
    db.exec(
      `CREATE TABLE finding (n INTEGER PRIMARY KEY, kind TEXT, step TEXT, file TEXT, line INTEGER, "column" TEXT, fr TEXT, en TEXT);
       CREATE UNIQUE INDEX warned ON finding (file, line, coalesce("column", ''), fr) WHERE kind = 'warning'`,
    );
    this.insert = db.prepare(
      'INSERT OR IGNORE INTO finding (kind, step, file, line, "column", fr, en) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
  }

  add({ kind, step, file, line, column, reason }: Finding): void {
    this.insert.run(
      kind,
      step,
      file,
      line,
      column,
      reason.fr.slice(0, maxReason),
      reason.en.slice(0, maxReason),
    );
  }

  count(kind: Finding['kind']): number {
    return (this.db.prepare('SELECT count(*) AS n FROM finding WHERE kind = ?').get(kind) as { n: number }).n;
  }

  first(kind: Finding['kind'], limit: number): Finding[] {
    const rows = this.db.prepare('SELECT * FROM finding WHERE kind = ? ORDER BY n LIMIT ?').all(kind, limit);
    return (rows as unknown as FindingRow[]).map(toFinding);
  }

  /** The rejects by hundreds, in the order of their lines. */
  *rejects(some: number): Generator<Finding[]> {
    const page = this.db.prepare(
      "SELECT * FROM finding WHERE kind = 'reject' ORDER BY line, n LIMIT ? OFFSET ?",
    );
    for (let from = 0; ; from += some) {
      const rows = page.all(some, from) as unknown as FindingRow[];
      if (rows.length > 0) yield rows.map(toFinding);
      if (rows.length < some) return;
    }
  }

  *all(): Generator<Finding> {
    for (const row of this.db.prepare('SELECT * FROM finding ORDER BY kind, n').iterate())
      yield toFinding(row as unknown as FindingRow);
  }
}

const toFinding = ({ kind, step, file, line, column, fr, en }: FindingRow): Finding => ({
  kind,
  step,
  file,
  line,
  column,
  reason: text(fr, en),
});
