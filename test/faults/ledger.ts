import { appendFileSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#kernel';
import type { TestInstance, TestPlatform } from '#testing';
import { ChildProcessOf } from './child-process.js';
import { judge, type LedgerKey, type LedgerLine, type Rewound } from './ledger-lines.js';
import type { WritersOrder } from './ledger-writers.js';

const writers = 4;

/** Writes that go on whatever happens, and what PostgreSQL said of each: the truth that copies are held against. */
export class Ledger {
  readonly keys: readonly LedgerKey[] = Array.from({ length: writers }, () => ({
    company: newId(),
    contact: newId(),
  }));
  private readonly file: string;
  private readonly rewound: Rewound[] = [];
  private readonly read: LedgerLine[] = [];
  private readBytes = 0;
  private child: ChildProcessOf<WritersOrder> | undefined;

  constructor(
    private readonly platform: TestPlatform,
    private readonly instance: TestInstance,
  ) {
    this.file = join(platform.config.dataDir, 'ledger');
    appendFileSync(this.file, '');
  }

  /** The writers begin, or go on after their end. */
  async begin(): Promise<void> {
    const first = 1 + Math.max(0, ...this.lines().map(({ value }) => value));
    this.child = new ChildProcessOf<WritersOrder>(this.platform, 'ledger-writers');
    this.child.send({ slug: this.instance.slug, file: this.file, keys: this.keys, first });
    const before = this.acknowledged;
    await this.platform.eventually(
      async () => (this.acknowledged > before ? true : undefined),
      'a write to be acknowledged',
      20_000,
    );
  }

  /** The writers die in the middle of whatever they do. */
  async kill(): Promise<void> {
    this.child?.child.kill('SIGKILL');
    await this.child?.end();
    this.child = undefined;
  }

  /** Says that a restore went back to an instant, in milliseconds: what was kept since is gone with good reason. */
  wentBackTo(instant: number): void {
    this.rewound.push({ from: instant - 1, to: Date.now() });
  }

  get acknowledged(): number {
    return this.lines().filter(({ what }) => what === 'kept').length;
  }

  /** What is wrong with a schema that shows an instant, in milliseconds. */
  async wrongIn(schema: string, instant: number): Promise<string[]> {
    return judge(this.lines(), await this.values(schema), instant, this.rewound);
  }

  /** What is wrong with the live data: all that was acknowledged before they are read must be there. */
  async wrongNow(schema: string): Promise<string[]> {
    const [instant, lines] = [Date.now(), [...this.lines()]];
    const values = await this.values(schema);
    const after = this.lines().filter(({ what }) => what === 'sent');
    // What was sent while they were read may be there or not.
    return judge(
      [...lines, ...after.map((line) => ({ ...line, at: instant }))],
      values,
      instant,
      this.rewound,
    );
  }

  private async values(schema: string): Promise<[number | undefined, number | undefined][]> {
    const rows = await this.platform.sql<{ id: string; value: number }>(
      `SELECT id, notes::bigint AS value FROM ${schema}.crm_company WHERE id = ANY($1)
       UNION ALL SELECT id, notes::bigint FROM ${schema}.crm_contact WHERE id = ANY($2)`,
      [this.keys.map(({ company }) => company), this.keys.map(({ contact }) => contact)],
    );
    const byId = new Map(rows.map(({ id, value }) => [id, Number(value)]));
    return this.keys.map(({ company, contact }) => [byId.get(company), byId.get(contact)]);
  }

  /** What the writers have said so far; only what is new is read. */
  private lines(): readonly LedgerLine[] {
    const size = statSync(this.file).size;
    const file = openSync(this.file, 'r');
    const more = Buffer.alloc(size - this.readBytes);
    readSync(file, more, 0, more.length, this.readBytes);
    closeSync(file);
    // A line may be half written, for ever if its writer was killed.
    const whole = more.subarray(0, more.lastIndexOf('\n') + 1);
    this.readBytes += whole.length;
    this.read.push(...whole.toString('utf8').split('\n').flatMap(parsed));
    return this.read;
  }
}

function parsed(line: string): LedgerLine[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as LedgerLine];
  } catch {
    return [];
  }
}
