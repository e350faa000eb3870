import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, addMonths, dayIn, startOfDay } from '#kernel';
import { Clock, Scopes, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { ArchiveRepository } from './archive.repository.js';
import { type ProspectKind, ProspectsRepository } from './prospects.repository.js';
import { dueOn, isDue } from './retention.rules.js';
import type { RetentionReviewed } from './retention-answers.js';
import { type OpenCase, RetentionCasesRepository } from './retention-cases.repository.js';
import { RetentionDecisions } from './retention-decisions.service.js';
import { RetentionNotices } from './retention-notices.js';
import { RetentionSettingsRepository } from './retention-settings.repository.js';

const atOnce = 200;
const first = '00000000-0000-0000-0000-000000000000';

/**
 * Once a day, or when somebody asks: finds the prospects whose time is over, lets go of those whose time is not any
 * more, removes archives at their end, and makes anonymous whom the company wants so after a notice. Units of their own,
 * and small: two servers may do it at once.
 */
@Injectable()
export class RetentionReview implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly units: UnitOfWork,
    private readonly prospects: ProspectsRepository,
    private readonly cases: RetentionCasesRepository,
    private readonly archive: ArchiveRepository,
    private readonly decisions: RetentionDecisions,
    private readonly settings: RetentionSettingsRepository,
    private readonly notices: RetentionNotices,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourly('prospects whose time is over', 37, async () => {
      if (Scopes.instance().kind !== 'company') return;
      const { reviewedAt } = await this.units.run({ mode: 'write' }, () => this.settings.find());
      const today = this.clock.today();
      if (!reviewedAt || dayIn(reviewedAt, Scopes.instance().timeZone) < today) await this.run();
    });
  }

  /** Runs in the scope of one instance. */
  async run(): Promise<RetentionReviewed> {
    const settings = await this.units.run({ mode: 'write' }, () => this.settings.find());
    const lapsed = await this.letGo(settings.prospectMonths);
    const found =
      (await this.find('contact', settings.prospectMonths)) +
      (await this.find('lead', settings.prospectMonths));
    const anonymised = settings.mode === 'anonymise' ? await this.anonymise(settings.noticeDays) : 0;
    const purged = await this.units.run({ mode: 'write' }, async () => {
      await this.settings.noteReview(this.clock.now());
      if (found > 0) await this.notices.tell(found, settings, this.clock.today());
      return this.archive.purge(this.clock.today());
    });
    return { found, lapsed, anonymised, purged };
  }

  private async find(kind: ProspectKind, months: number): Promise<number> {
    const today = this.clock.today();
    // Months have ends of their own: a few days more are looked at than can be due.
    const moment = startOfDay(addDays(addMonths(today, -months), 4), Scopes.instance().timeZone);
    const batches = await this.units.run({ mode: 'read' }, async () => {
      const due = [];
      for await (const batch of this.prospects.enteredBefore(kind, moment, today))
        due.push(...batch.filter((facts) => isDue(facts, months, today)));
      return due;
    });
    let added = 0;
    for (let at = 0; at < batches.length; at += atOnce) {
      const some = batches.slice(at, at + atOnce);
      added += await this.units.run({ mode: 'write' }, () =>
        this.cases.add(
          kind,
          some.map((prospect) => ({ prospect, dueOn: dueOn(prospect, months) })),
        ),
      );
    }
    return added;
  }

  /** Ends the cases of those who came to us since, who became customers, or whose time was made longer. */
  private async letGo(months: number): Promise<number> {
    const today = this.clock.today();
    let lapsed = 0;
    for (let after = first; ; ) {
      const open = await this.units.run({ mode: 'write' }, async () => {
        const some = await this.cases.dueAfter(after, atOnce);
        const over = [...(await this.notDue('contact', some, months, today))];
        over.push(...(await this.notDue('lead', some, months, today)));
        await this.cases.end(over, 'lapsed', this.clock.now());
        lapsed += over.length;
        return some;
      });
      if (open.length < atOnce) return lapsed;
      after = open.at(-1)?.id ?? after;
    }
  }

  private async notDue(
    kind: ProspectKind,
    open: readonly OpenCase[],
    months: number,
    today: string,
  ): Promise<string[]> {
    const named = open.flatMap(({ id, contactId, leadId }) => {
      const prospect = kind === 'contact' ? contactId : leadId;
      return prospect ? [{ id, prospect }] : [];
    });
    const facts = await this.prospects.locked(
      kind,
      named.map(({ prospect }) => prospect),
      today,
    );
    return named.flatMap(({ id, prospect }) => {
      const known = facts.get(prospect);
      return known && isDue(known, months, today) ? [] : [id];
    });
  }

  private async anonymise(noticeDays: number): Promise<number> {
    const foundBefore = new Date(this.clock.now().getTime() - noticeDays * 86_400_000);
    for (let anonymised = 0; ; ) {
      const { due, lapsed } = await this.units.run({ mode: 'write' }, () =>
        this.decisions.anonymise(foundBefore, atOnce),
      );
      anonymised += due;
      if (due + lapsed < atOnce) return anonymised;
    }
  }
}
