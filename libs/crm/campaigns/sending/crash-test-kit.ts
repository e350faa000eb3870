import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#runtime';
import { JobRunner } from '#tenancy';
import type { TestInstance, TestPlatform } from '#testing';
import { CampaignKit, type Postbox } from '../campaign-test-kit.js';

/** A server process that does nothing but jobs. Its leases are short, so that a test need not wait for them. */
const script = `
  import 'reflect-metadata';
  const url = (path) => new URL(path, '${pathToFileURL(projectRoot)}/dist/');
  const { AppConfig, AppLogger, Databases } = await import(url('libs/runtime/index.js'));
  const { createContext } = await import(url('apps/server/application.js'));
  const { JobRunner } = await import(url('libs/tenancy/index.js'));
  const { BatchJobs } = await import(url('libs/crm/campaigns/sending/batch-jobs.js'));
  const app = await createContext(new AppConfig(), new AppLogger('fatal'), process.env.ADMIN_URL);
  await app.get(Databases).connect();
  app.get(BatchJobs).leaseMs = 1500;
  await app.get(JobRunner).start();
  process.stdout.write('ready');`;

export interface CrashFigures {
  readonly recipients: number;
  readonly kills: number;
  readonly mailed: number;
  /** Addresses that got more than one mail: none, or the promise is broken. */
  readonly twice: string[];
  /** Recipients without a mail whose row gives no reason for it. */
  readonly silent: string[];
  /** Rows that say « sent » although no mail came. */
  readonly lost: string[];
  readonly states: Record<string, number>;
  readonly seconds: number;
}

/** Sends a campaign from a process that is killed again and again, and counts what arrived. */
export class CrashRun {
  private readonly kit: CampaignKit;
  private readonly children = new Set<ChildProcess>();

  constructor(
    private readonly platform: TestPlatform,
    private readonly instance: TestInstance,
    private readonly postbox: Postbox,
    client: CampaignKit['client'],
  ) {
    this.kit = new CampaignKit(instance, client);
  }

  /** @param aliveMs how long each process lives once it sends. */
  async run(recipients: number, kills: number, aliveMs: () => number): Promise<CrashFigures> {
    const campaign = await this.prepare(recipients);
    // What this process would send, no kill could interrupt.
    await this.platform.app.get(JobRunner).beforeApplicationShutdown();
    const tested = await this.kit.command(campaign, 'test');
    await this.kit.command(tested.body, 'schedule');
    this.postbox.mails.length = 0;
    const startedAt = Date.now();
    for (let kill = 0; kill < kills; kill += 1) {
      const before = this.postbox.mails.length;
      const child = await this.start();
      await this.eventually(
        async () => (this.postbox.mails.length > before ? true : undefined),
        'the first mail',
      );
      await new Promise((resolve) => setTimeout(resolve, aliveMs()));
      await this.end(child, 'SIGKILL');
    }
    const last = await this.start();
    await this.kit.until(campaign.id, 'done', 600_000);
    await this.end(last, 'SIGKILL');
    return this.figures(campaign.id, kills, (Date.now() - startedAt) / 1000);
  }

  /** Ends what is left of processes when a run has failed. */
  clean(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }

  private async prepare(recipients: number): Promise<{ id: string; version: number }> {
    const company = await this.kit.made('/api/crm/companies', { name: 'Menuiserie Roy', kind: 'customer' });
    const segment = await this.kit.made('/api/crm/segments', { name: 'Tous', kind: 'fixed' });
    await this.instance.work(async (db) => {
      await db.query(
        `INSERT INTO crm_contact (id, last_name, first_name, emails)
         SELECT gen_random_uuid(), 'Client ' || n, 'Léa',
           jsonb_build_array(jsonb_build_object('label', 'work', 'address', 'client' || n || '@parti.example'))
         FROM generate_series(1, $1::int) n`,
        [recipients],
      );
      await db.query(
        `INSERT INTO crm_affiliation (id, contact_id, company_id, role)
         SELECT gen_random_uuid(), id, $1, 'other' FROM crm_contact`,
        [company.id],
      );
      await db.query(
        'INSERT INTO crm_segment_member (segment_id, contact_id) SELECT $1, id FROM crm_contact',
        [segment.id],
      );
      await db.query("UPDATE crm_contact SET email_opt_out = true WHERE last_name ~ '7$'");
    });
    this.postbox.verdict = (address) =>
      /99@/.test(address) ? { code: 550, text: '5.1.1 No such user' } : undefined;
    const settings = (await this.kit.client.get('/api/crm/campaign-settings')).body;
    await this.kit.client.patch('/api/crm/campaign-settings', settings.version, { ratePerMinute: 6000 });
    return this.kit.campaign(segment.id);
  }

  private async start(): Promise<ChildProcess> {
    // Messages that a dead process committed and did not hand on are found after some seconds; here at once.
    await this.instance.work((db) =>
      db.query("UPDATE outbox_message SET created_at = now() - interval '1 minute'"),
    );
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        ADMIN_URL: this.platform.adminUrl,
        B2O_DATA_DIR: this.platform.config.dataDir,
        B2O_SECRET_KEY: this.platform.config.secretKey.toString('utf8'),
        SMTP_URL: this.postbox.address,
      },
    });
    this.children.add(child);
    child.once('exit', () => this.children.delete(child));
    await new Promise<void>((resolve, reject) => {
      child.stdout?.once('data', () => resolve());
      child.once('exit', () => reject(new Error('the process did not start')));
    });
    return child;
  }

  private end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }

  private async figures(campaignId: string, kills: number, seconds: number): Promise<CrashFigures> {
    const counts = this.postbox.counts();
    const rows = await this.instance.work((db) =>
      db.query<{ address: string; state: string; reason: string | null }>(
        'SELECT address, state, reason FROM crm_campaign_recipient WHERE campaign_id = $1',
        [campaignId],
      ),
    );
    const states: Record<string, number> = {};
    for (const { state, reason } of rows) {
      const told = reason ? `${state}: ${reason}` : state;
      states[told] = (states[told] ?? 0) + 1;
    }
    const of = (wanted: (row: (typeof rows)[number], mails: number) => boolean) =>
      rows.filter((row) => wanted(row, counts.get(row.address) ?? 0)).map(({ address }) => address);
    return {
      recipients: rows.length,
      kills,
      mailed: counts.size,
      twice: of((_, mails) => mails > 1),
      silent: of(({ reason }, mails) => mails === 0 && !reason),
      lost: of(({ state }, mails) => mails === 0 && state === 'sent'),
      states,
      seconds: Math.round(seconds * 10) / 10,
    };
  }

  private eventually<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
    return this.platform.eventually(look, what, 120_000);
  }
}
