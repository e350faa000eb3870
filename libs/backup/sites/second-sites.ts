import { join } from 'node:path';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AppConfig, AppLogger, type SiteSettings } from '#runtime';
import { openSite } from './open-site.js';
import { type Site, SiteError } from './site.js';
import { SiteCopies, type UnsentRun } from './site-copies.js';
import { type RunToSend, runOnDisk, type SendProgress, sendRun } from './site-run.js';

/** What a round of sending came to. `waiting` runs are tried again later. */
export interface SendingResult {
  readonly sent: number;
  readonly failed: number;
  readonly waiting: number;
  /** Of the first failure. */
  readonly error: string | null;
}

export interface SendingOptions {
  /** Only the runs of this instance. */
  readonly instanceId?: string | undefined;
  readonly onProgress?: ((run: UnsentRun, progress: SendProgress) => void) | undefined;
}

/** How often the row of a run under way is brought up to date, in milliseconds. */
const toldEvery = 2_000;

/** After these, the runs that follow would only wait for the same answer. */
const hopeless: readonly SiteError['kind'][] = ['unreachable', 'host-key', 'full'];

/**
 * Brings verified copies to a second site. Nothing that goes wrong there touches the copy here: it is written to the
 * run's row and to the log, and tried again every hour and after each new copy.
 */
@Injectable()
export class SecondSites implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    private readonly config: AppConfig,
    private readonly copies: SiteCopies,
    private readonly logger: AppLogger,
  ) {}

  /** A server that stops waits for the file under way; the rest goes with the next round. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  /** The second site of this platform, without its credentials; undefined when it has none. */
  get name(): string | undefined {
    return this.config.secondSite?.name;
  }

  /** Sends a run that was just verified. Resolves whatever comes of it. */
  async send(instanceId: string, run: RunToSend): Promise<void> {
    const settings = this.config.secondSite;
    if (!settings) return;
    try {
      const order = { runId: run.runId, instanceId, manifestSha256: null };
      await this.sendAll(settings, [order], async () => run, {});
    } catch (error) {
      // The control plane itself could not be written to; the next round finds the run without a row.
      this.logger.error('nothing could be noted about the second site', error);
    }
  }

  /** Sends everything that the site still lacks, the newest copy of each instance first. */
  async catchUp(options: SendingOptions = {}): Promise<SendingResult> {
    const settings = this.config.secondSite;
    if (!settings) return { sent: 0, failed: 0, waiting: 0, error: null };
    const runs = await this.copies.unsent(settings.name, options.instanceId);
    return this.sendAll(
      settings,
      runs,
      ({ instanceId, runId, manifestSha256 }) =>
        runOnDisk(join(this.config.backupDir, instanceId), runId, manifestSha256),
      options,
    );
  }

  private async sendAll(
    settings: SiteSettings,
    runs: readonly UnsentRun[],
    describe: (run: UnsentRun) => Promise<RunToSend>,
    options: SendingOptions,
  ): Promise<SendingResult> {
    let site: Site | undefined;
    let [sent, failed] = [0, 0];
    let first: SiteError | undefined;
    try {
      for (const run of runs) {
        const outcome = await this.copies.alone(run.instanceId, async () => {
          const trusted = await this.copies.isTrusted(run.instanceId, settings.name);
          await this.copies.begin(run.runId, run.instanceId, settings.name);
          try {
            site ??= await openSite(settings);
            const bytes = await sendRun(
              site,
              run.instanceId,
              await describe(run),
              trusted,
              this.teller(run, options),
            );
            await this.copies.verified(run.runId, settings.name, bytes);
            return 'sent';
          } catch (error) {
            return this.noteFailure(run, settings.name, error);
          }
        });
        if (outcome === 'sent') sent += 1;
        else if (outcome) {
          failed += 1;
          first ??= outcome;
          if (hopeless.includes(outcome.kind)) break;
        }
      }
    } finally {
      await site?.close();
    }
    return { sent, failed, waiting: runs.length - sent - failed, error: first?.message ?? null };
  }

  /** Tells the caller of every file, and the control plane now and then. */
  private teller(run: UnsentRun, { onProgress }: SendingOptions): (progress: SendProgress) => Promise<void> {
    let told = Date.now();
    return async (progress) => {
      if (this.stopping && progress.doneBytes < progress.bytes)
        throw new SiteError('unreachable', 'b2o was stopped');
      onProgress?.(run, progress);
      if (Date.now() - told < toldEvery) return;
      told = Date.now();
      await this.copies.progress(run.runId, this.name ?? '', progress.doneBytes, progress.bytes);
    };
  }

  private async noteFailure(
    { runId, instanceId }: UnsentRun,
    site: string,
    error: unknown,
  ): Promise<SiteError> {
    const problem = asSiteError(error);
    const why = problem.message;
    this.logger.error('a copy is not on the second site', { run: runId, copiesOf: instanceId, site, why });
    await this.copies.failed(runId, site, why);
    return problem;
  }
}

/** What may be told of a failure: files and codes, neither credentials nor data. */
export function asSiteError(error: unknown): SiteError {
  if (error instanceof SiteError) return error;
  const { code, name } = error as NodeJS.ErrnoException;
  // A file of ours that cannot be read, for one.
  return new SiteError('refused', code ?? name ?? 'unknown', { cause: error });
}
