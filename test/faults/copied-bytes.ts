import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestInstance } from '#testing';
import { openCopied } from '../../libs/backup/backup-test-kit.js';
import type { House } from './house.js';

/** L8: looks for words that only one instance's data hold, in all that copies and the work on them leave on the disk. */
export class CopiedBytes {
  private readonly seen = new Map<string, number>();
  private logs = 0;

  constructor(private readonly house: House) {}

  /** In what a copy holds, opened; and in every file and line of the log, as they are. */
  async wrong({ row }: TestInstance, runId: string): Promise<string[]> {
    const { config } = this.house.platform;
    const folder = join(config.backupDir, row.id, runId);
    const { own, foreign } = this.house.canaries;
    const wrong: string[] = [];
    for (const name of filesIn(folder)) {
      const content = await openCopied(this.house.platform, row.id, name);
      if (content.includes(foreign)) wrong.push(`L8: ${name} holds data of another instance`);
    }
    for (const name of [config.backupDir, config.keysDir].flatMap(filesIn)) {
      const { mtimeMs } = statSync(name);
      if (this.seen.get(name) === mtimeMs) continue;
      this.seen.set(name, mtimeMs);
      const content = readFileSync(name);
      if (content.includes(own) || content.includes(foreign))
        wrong.push(`L8: ${name} can be read by anybody`);
    }
    const { logs } = this.house.platform;
    const line = logs.slice(this.logs).find((each) => each.includes(own) || each.includes(foreign));
    this.logs = logs.length;
    if (line) wrong.push(`L8: the log tells ${line.slice(0, 100)}`);
    return wrong;
  }

  /** In the tables of a restored copy. That the instance's own word is found shows that the search finds. */
  async foreignRows(schema: string): Promise<string[]> {
    const { own, foreign } = this.house.canaries;
    const tables = await this.house.sql<{ name: string }>(
      "SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r'",
      [schema],
    );
    const held = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) FILTER (WHERE t::text LIKE $1) AS own, count(*) FILTER (WHERE t::text LIKE $2) AS foreign FROM ${name} t`,
    );
    const rows = await this.house.sql<{ name: string; own: string; foreign: string }>(
      held.join(' UNION ALL '),
      [`%${own}%`, `%${foreign}%`],
    );
    const wrong = rows
      .filter((row) => Number(row.foreign) > 0)
      .map(({ name }) => `L8: ${name} has rows of another`);
    return rows.some((row) => Number(row.own) > 0) ? wrong : [...wrong, 'L8: nothing of its own is found'];
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
