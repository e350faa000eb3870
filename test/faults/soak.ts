import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RetentionService } from '#backup';
import { addDays, dayIn } from '#kernel';
import { BackupSchedule } from '../../libs/backup/schedule/backup-schedule.js';
import { SlotWorkers } from '../../libs/backup/schedule/slot-workers.js';
import type { Attempt, Attempts } from './attempts.js';
import type { FaultKind } from './fault-points.js';
import { FaultyProcess } from './faulty-process.js';
import type { House } from './house.js';
import type { FaultReport } from './report.js';

/** Half of the days' servers meet no fault: where everything fails, a test proves nothing. */
const kinds: readonly FaultKind[] = ['kill', 'kill-sent', 'cut', 'disk-full', 'disk-error'];
/** After the copies of midday and of the evening are due, in winter and in summer. */
const looks = ['12:45:00Z', '20:30:00Z'];
/** Six evenings, their middays, the newest of all, and what the tests of two days took themselves. */
const mostCopies = 18;

/** Simulated days of a server whose copies meet faults; each is judged when it is over. */
export class Soak {
  private day: string;
  /** Copies that stay whatever the days bring: before restores, and of evenings that the calendar does not believe. */
  private lasting: ReadonlySet<string> | undefined;

  constructor(
    private readonly house: House,
    private readonly attempts: Attempts,
    private readonly report: FaultReport,
  ) {
    this.day = dayIn(new Date(), 'Europe/Paris');
  }

  async nextDay(): Promise<Attempt> {
    this.day = addDays(this.day, 1);
    this.lasting ??= await this.keptForever();
    const { lasting } = this;
    return this.attempts.judged(async () => {
      const wrong: string[] = [];
      let ended: Attempt['ended'] = { killed: false, label: undefined, steps: undefined, outcome: 'done' };
      for (const look of looks) {
        const happened = await this.server(Date.parse(`${this.day}T${look}`));
        if (happened.label !== undefined) ended = happened;
        const undone = await this.undone();
        if (undone.length > 0) wrong.push(`${this.day}: ${undone.join(', ')}`);
      }
      const copies = this.copies().filter((name) => !lasting.has(name)).length;
      if (copies > mostCopies) wrong.push(`${this.day}: ${copies} copies on the disk`);
      return { ended, wrong };
    });
  }

  private copies(): string[] {
    const { platform, victim } = this.house;
    return readdirSync(join(platform.config.backupDir, victim.row.id)).filter((name) => name !== 'blobs');
  }

  private async keptForever(): Promise<Set<string>> {
    const { platform, victim } = this.house;
    const { kept } = await platform.app.get(RetentionService).of(victim.row);
    return new Set([...kept].filter(([, why]) => why === 'pinned' || why === 'doubtful').map(([id]) => id));
  }

  /** One server finds the copies that are due and may meet a fault; ten minutes later another one looks. */
  private async server(now: number): Promise<Attempt['ended']> {
    const { house } = this;
    const kind = this.report.die(2) === 1 ? 'none' : (kinds[this.report.die(kinds.length) - 1] as FaultKind);
    house.setTime(now);
    const fault = { kind, at: this.report.die(200) };
    const ended = await new FaultyProcess(house.platform, 'tick', house.victim.slug, fault, now).end();
    await house.recover();
    house.setTime(now + 600_000);
    await house.platform.eventually(() => this.look(), 'the copies that are due', 60_000);
    return ended;
  }

  /** What a server does each half minute; an instance that the dead one still seems to hold has its turn a minute later. */
  private async look(): Promise<true | undefined> {
    const { platform, sql } = this.house;
    await sql(
      `UPDATE platform.backup_slot SET not_before = NULL, lease_until = least(lease_until, clock_timestamp())
       WHERE state IN ('waiting', 'running')`,
    );
    await platform.app.get(BackupSchedule).tick();
    await platform.app.get(SlotWorkers).idle();
    const open = await sql("SELECT FROM platform.backup_slot WHERE state IN ('waiting', 'running')");
    return open.length === 0 ? true : undefined;
  }

  /** Slots of the day that nobody has done. */
  private async undone(): Promise<string[]> {
    const rows = await this.house.sql<{ line: string }>(
      `SELECT kind || ' ' || state || ' ' || coalesce(error, '') AS line FROM platform.backup_slot
       WHERE instance_id = ANY($1) AND business_date = $2 AND state NOT IN ('done', 'idle')`,
      [[this.house.victim.row.id, this.house.bystander.row.id], this.day],
    );
    return rows.map(({ line }) => line);
  }
}
