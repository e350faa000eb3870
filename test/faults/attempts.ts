import { addDays, newId, Problem } from '#kernel';
import { Databases, FileStore } from '#runtime';
import {
  InstanceRegistry,
  type InstanceRow,
  InstanceSchemas,
  insertInstance,
  Migrator,
  newIdentity,
  Provisioner,
} from '#tenancy';
import { TestInstance } from '#testing';
import { fill, uncopied, without } from '../../libs/backup/backup-test-kit.js';
import { SlotWorkers } from '../../libs/backup/schedule/slot-workers.js';
import type { Conditions } from './conditions.js';
import { type Ended, type Fault, FaultyProcess } from './faulty-process.js';
import type { House } from './house.js';
import { ledgerName } from './ledger-lines.js';
import { alerting } from './run-checks.js';
import type { Work } from './works.js';

/** What became of an attempt; nothing may be wrong whatever the fault was. */
export interface Attempt {
  readonly ended: Ended;
  readonly wrong: readonly string[];
}

type Data = Record<string, string>;
const changes = (before: Data, now: Data): string[] =>
  Object.keys({ ...before, ...now }).filter((name) => now[name] !== before[name]);
const isEqual = (one: Data, other: Data): boolean => changes(one, other).length === 0;
/** What a restore brings back: neither rows that copies leave out, nor the trail, which goes on. */
const restorable = (data: Data): Data => without(data, ...uncopied, 'identity_audit_event');

/** Works that meet a fault, what must be true afterwards, and the same work once more without one. */
export class Attempts {
  private known: readonly string[] = [];
  private evenings = 0;

  constructor(
    private readonly house: House,
    private readonly conditions: Conditions,
  ) {}

  /** Leftovers of other suites in the same database are none of ours. */
  async begin(): Promise<void> {
    this.known = await this.house.leftovers();
  }

  run(work: Work, fault: Fault): Promise<Attempt> {
    return this.judged(() => this.of(work, fault));
  }

  /** After whatever happens the ten conditions hold, and nothing is left. */
  async judged(happen: () => Promise<Attempt>): Promise<Attempt> {
    const before = await this.conditions.before();
    const attempt = await happen();
    const wrong = [...attempt.wrong, ...(await this.conditions.after(before))];
    await this.house.dropKept();
    const leftovers = (await this.house.leftovers()).filter((each) => !this.known.includes(each));
    return { ...attempt, wrong: [...wrong, ...leftovers.map((each) => `left: ${each}`)] };
  }

  private of(work: Work, fault: Fault): Promise<Attempt> {
    if (work === 'provision') return this.provision(fault);
    if (work === 'erase') return this.erase(fault);
    if (work === 'migrate') return this.migrate(fault);
    if (work === 'evening copy') return this.evening(fault);
    return work === 'restore over' ? this.restoreOver(fault) : this.beside(work, fault);
  }

  /** Copies, their removal, and restores that leave the instance alone. */
  private async beside(work: Work, fault: Fault): Promise<Attempt> {
    const { house } = this;
    const { slug } = house.victim;
    if (work === 'retention') await house.outdate();
    const before = await house.data(house.victim);
    const ended = await this.meet(work, slug, fault);
    const wrong: string[] = [];
    const now = await house.data(house.victim);
    wrong.push(...changes(before, now).map((name) => `${name} of the live data changed`));
    if (work === 'restore as new') await this.eraseIfThere(`${slug}x`);
    return { ended, wrong };
  }

  /** A copy of the schedule: another server makes up for it, and somebody is told if it failed. */
  private async evening(fault: Fault): Promise<Attempt> {
    const { house } = this;
    this.evenings += 1;
    const slot = [house.victim.row.id, addDays('2020-01-01', this.evenings)];
    await house.sql(
      `INSERT INTO platform.backup_slot (instance_id, kind, business_date, slot_at, state, decided_at)
       VALUES ($1, 'evening', $2, $3, 'waiting', $3)`,
      [...slot, house.now()],
    );
    const ended = await this.meet('evening copy', house.victim.slug, fault);
    const wrong = await alerting(house);
    const workers = house.platform.app.get(SlotWorkers);
    await house.platform.eventually(async () => {
      // The lease of the dead ends, and the pause after a failure.
      await house.sql(
        `UPDATE platform.backup_slot SET not_before = NULL, lease_until = least(lease_until, clock_timestamp())
         WHERE instance_id = $1 AND business_date = $2`,
        slot,
      );
      workers.wake();
      await workers.idle();
      const [found] = await house.sql<{ state: string }>(
        'SELECT state FROM platform.backup_slot WHERE instance_id = $1 AND business_date = $2',
        slot,
      );
      return found?.state === 'done' ? true : undefined;
    }, 'the copy of the evening');
    const runs = await house.sql(
      `SELECT FROM platform.backup_run WHERE instance_id = $1 AND business_date = $2 AND slot = 'evening'
         AND state = 'verified'`,
      slot,
    );
    if (runs.length !== 1) wrong.push(`${runs.length} copies of one evening`);
    return { ended, wrong };
  }

  private async restoreOver(fault: Fault): Promise<Attempt> {
    const { house } = this;
    const { slug, schema, row } = house.victim;
    const source = `after ${newId()}`;
    const { runId } = await house.backups.run(slug, { kind: 'full', actor: 'test' });
    const copied = await house.data(house.victim);
    await house.sql(`UPDATE ${schema}.crm_company SET source = $1 WHERE name <> $2`, [source, ledgerName]);
    const live = await house.data(house.victim);
    const ended = await this.meet('restore over', slug, fault);
    const wrong: string[] = [];
    const now = restorable(await house.data(house.victim));
    if (isEqual(now, restorable(copied)))
      house.ledger.wentBackTo(Date.parse(house.manifestOf(row.id, runId).run.snapshotAt));
    else if (!isEqual(now, restorable(live)))
      wrong.push(`neither as before nor as in the copy: ${changes(restorable(live), now)}`);
    await house.victim.work((db) => db.query('SELECT FROM crm_company'));
    return { ended, wrong };
  }

  private async provision(fault: Fault): Promise<Attempt> {
    const slug = this.freshSlug();
    const ended = await this.meet('provision', slug, fault);
    const wrong: string[] = [];
    const there = await this.find(slug);
    const { status } = await this.house.platform.client(slug).get('/api/identity/session');
    if (status !== (there ? 401 : 404)) wrong.push(`the host answers ${status}`);
    if (!there)
      await this.provisioner.create({ slug, name: 'Neuve', adminEmail: `a@${slug}.example` }, 'test');
    await this.provisioner.erase(slug, 'test');
    return { ended, wrong };
  }

  private async erase(fault: Fault): Promise<Attempt> {
    const { house } = this;
    const { app } = house.platform;
    const slug = this.freshSlug();
    const row = await this.provisioner.create(
      { slug, name: 'À effacer', adminEmail: `a@${slug}.example` },
      'test',
    );
    const instance = new TestInstance(house.platform, row);
    await fill(instance, house.sql, app.get(FileStore), slug);
    await house.backups.run(slug, { kind: 'full', actor: 'test' });
    const before = await house.data(instance);
    const ended = await this.meet('erase', slug, fault);
    const wrong: string[] = [];
    if (await this.find(slug)) {
      if (!isEqual(await house.data(instance), before)) wrong.push('half of the instance is gone');
      wrong.push(...(await house.wrongCopies(slug)));
      await this.provisioner.erase(slug, 'test');
    }
    const log = await house.sql<{ operation: string }>(
      "SELECT operation FROM platform.operation_log WHERE instance_id = $1 AND operation LIKE 'erase%' ORDER BY at",
      [row.id],
    );
    if (log.map(({ operation }) => operation).join() !== 'erase,erase-completed')
      wrong.push(`the log says ${log.map(({ operation }) => operation).join()}`);
    return { ended, wrong };
  }

  private async migrate(fault: Fault): Promise<Attempt> {
    const { house } = this;
    const row = await this.behind(4);
    const ended = await this.meet('migrate', row.slug, fault);
    const wrong: string[] = [];
    const [{ version, files }] = (await house.sql<{ version: number; files: number }>(
      `SELECT schema_version AS version, (SELECT count(*) FROM ${row.schema}.schema_migration) AS files
       FROM platform.instance WHERE id = $1`,
      [row.id],
    )) as [{ version: number; files: number }];
    if (version !== files) wrong.push(`version ${version} after ${files} files`);
    await house.platform.app.get(Migrator).up(1);
    if ((await this.shape(row.schema)) !== (await this.shape(house.bystander.schema)))
      wrong.push('the tables are not those of the newest version');
    await this.provisioner.erase(row.slug, 'test');
    return { ended, wrong };
  }

  private async meet(work: Work, slug: string, fault: Fault): Promise<Ended> {
    const ended = await new FaultyProcess(this.house.platform, work, slug, fault).end();
    this.house.platform.app.get(InstanceRegistry).forget();
    await this.house.recover();
    return ended;
  }

  /** An instance of an earlier version. */
  private async behind(versions: number): Promise<InstanceRow> {
    const { app } = this.house.platform;
    const identity = newIdentity(this.freshSlug());
    const schemaVersion = app.get(Migrator).latest - versions;
    const row = { ...this.house.victim.row, ...identity, schemaVersion, createdAt: new Date() };
    await app.get(Databases).asOwner('behind', async (client) => {
      await insertInstance(client, row);
      await app.get(InstanceSchemas).create(client, row, row.schema, schemaVersion);
    });
    return row;
  }

  private async shape(schema: string): Promise<string> {
    const rows = await this.house.sql<{ line: string }>(
      `SELECT table_name || ' ' || column_name || ' ' || data_type AS line FROM information_schema.columns
       WHERE table_schema = $1 ORDER BY 1`,
      [schema],
    );
    return rows.map(({ line }) => line).join('\n');
  }

  private async find(slug: string): Promise<InstanceRow | undefined> {
    const registry = this.house.platform.app.get(InstanceRegistry);
    return registry.bySlug(slug).catch((error: unknown) => {
      if (error instanceof Problem) return undefined;
      throw error;
    });
  }

  private async eraseIfThere(slug: string): Promise<void> {
    if (await this.find(slug)) await this.provisioner.erase(slug, 'test');
  }

  private get provisioner(): Provisioner {
    return this.house.platform.app.get(Provisioner);
  }

  private freshSlug(): string {
    return `f${newId().replaceAll('-', '').slice(-12)}`;
  }
}
