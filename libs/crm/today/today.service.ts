import { Injectable } from '@nestjs/common';
import { addDays, startOfDay } from '#kernel';
import { Clock, Scopes } from '#runtime';
import { ActivityLinks, relatedTo } from '../activities/activity-links.js';
import { type Bucket, TodayRepository, type Whose } from './today.repository.js';
import type { TodayAnswer } from './today-answers.js';

/** Days after today that are looked at. */
const daysAhead = 7;

@Injectable()
export class TodayService {
  constructor(
    private readonly today: TodayRepository,
    private readonly links: ActivityLinks,
    private readonly clock: Clock,
  ) {}

  /** What needs somebody today, within what the actor may read. */
  async of(whose: Whose): Promise<TodayAnswer> {
    const day = this.clock.today();
    const { timeZone } = Scopes.instance();
    const planned = await this.today.planned(whose, {
      now: this.clock.now(),
      today: startOfDay(day, timeZone),
      tomorrow: startOfDay(addDays(day, 1), timeZone),
      end: startOfDay(addDays(day, daysAhead + 1), timeZone),
    });
    const titles = await this.links.titlesOf(planned);
    const { idle, stale } = await this.today.openOpportunities(whose);
    const of = (wanted: Bucket) => planned.filter(({ bucket }) => bucket === wanted);
    const shown = (wanted: Bucket) =>
      of(wanted).map(({ bucket: _, total: __, ...activity }) => ({
        ...activity,
        related: relatedTo(activity, titles),
      }));
    const total = (wanted: Bucket) => of(wanted)[0]?.total ?? 0;
    return {
      day,
      overdue: shown('overdue'),
      today: shown('today'),
      upcoming: shown('upcoming'),
      totals: { overdue: total('overdue'), today: total('today'), upcoming: total('upcoming') },
      opportunitiesWithoutAction: idle,
      staleOpportunities: stale,
      leadsToAnswer: await this.today.leadsToAnswer(whose),
    };
  }
}
