import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppConfig, AppLogger, Clock, newScope, Scopes, systemActor } from '#runtime';
import type { InstanceRow } from '#tenancy';
import { BackupBackground } from '../requests/background.js';
import { type VerifiedRun, VerifiedRuns } from '../runs/verified-runs.js';
import { siteHours } from '../schedule/conditions.js';
import { workingDays } from '../schedule/retention.js';
import { RetentionService } from '../schedule/retention.service.js';
import { SecondSites } from './second-sites.js';
import { SiteCopies } from './site-copies.js';
import { runOnDisk } from './site-run.js';

const hourMs = 3_600_000;
/** In a queue of its own: a site that is slow or dead keeps no copy, no answer and no instance waiting. */
const queue = 'second site';

/** Has every copy sent to the second site as soon as there is one, and old ones stay here until it has enough. */
@Injectable()
export class SiteSending implements OnModuleInit {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly runs: VerifiedRuns,
    private readonly background: BackupBackground,
    private readonly sites: SecondSites,
    private readonly copies: SiteCopies,
    private readonly retention: RetentionService,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.runs.on((run) => {
      if (!this.config.secondSite) return;
      this.background.add('a copy for the second site', () => this.send(run), queue);
    });
    this.retention.guard((row) => this.lacking(row));
  }

  /** Resolves when everything that was to be sent from here is sent, or has failed. */
  idle(): Promise<void> {
    return this.background.idle(queue);
  }

  private async send({ runId, instanceId, manifestSha256 }: VerifiedRun): Promise<void> {
    await Scopes.run(newScope({ actor: systemActor(queue) }), async () => {
      const folder = join(this.config.backupDir, instanceId);
      try {
        await this.sites.send(instanceId, await runOnDisk(folder, runId, manifestSha256));
      } catch (error) {
        this.logger.error('a copy is not here any more to be sent', error);
      }
    });
  }

  /** Why no copy may go here: the site has fewer than are kept, or its newest is not the one of the last evening. */
  private async lacking(row: InstanceRow): Promise<string | undefined> {
    const site = this.config.secondSite?.name;
    if (site === undefined) return undefined;
    // The newest one was verified a moment ago and is on its way.
    const sentBy = new Date(this.clock.now().getTime() - siteHours * hourMs);
    const { fulls, isNewestThere } = await this.copies.amount(row.id, site, sentBy);
    if (fulls < workingDays) return `the second site has ${fulls} full copies`;
    return isNewestThere ? undefined : 'the newest copy is not on the second site';
  }
}
