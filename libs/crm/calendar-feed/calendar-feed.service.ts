import { Injectable } from '@nestjs/common';
import { AuditTrail, generateToken, hashToken, PermissionRegistry, parseToken, UserActor } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import { AppConfig, Clock, Scopes, UnitOfWork } from '#runtime';
import { activityType } from '../activities/activity.entity.js';
import { ActivityLinks } from '../activities/activity-links.js';
import { CalendarFeedRepository, type FeedOwner } from './calendar-feed.repository.js';
import { eventOf } from './feed-events.js';
import { calendarName } from './feed-texts.js';
import { writeCalendar } from './ics-writer.js';

const daysBack = 30;

/**
 * A user's activities for calendars of other programs, under an address that is itself the secret. It is shown once,
 * and only its hash is kept.
 */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly feeds: CalendarFeedRepository,
    private readonly links: ActivityLinks,
    private readonly units: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly permissions: PermissionRegistry,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async createdAt(): Promise<Date | undefined> {
    return this.feeds.createdAt(this.userId);
  }

  /** Makes the actor's address; one that they had opens nothing any more. */
  async create(): Promise<string> {
    const token = generateToken();
    await this.units.run({ mode: 'write' }, async () => {
      await this.feeds.replace(this.userId, hashToken(token));
      await this.audit.append({ action: 'crm.calendar-feed.create' });
    });
    return `${this.origin}/api/crm/calendar/${token}.ics`;
  }

  async revoke(): Promise<void> {
    if (await this.feeds.remove(this.userId)) await this.audit.append({ action: 'crm.calendar-feed.revoke' });
  }

  /**
   * The calendar that an address opens, with the rights that its owner has at this moment.
   * @throws Problem NOT_FOUND, whatever the reason
   */
  async read(secret: string): Promise<string> {
    const token = parseToken(secret);
    const owner =
      token === null
        ? undefined
        : await this.units.run({ mode: 'read' }, () => this.feeds.ownerOf(hashToken(token)));
    const actor = owner && this.actorOf(owner);
    if (!actor?.reachOf(activityType.permission('read'))) throw new Problem(CommonProblems.NOT_FOUND);
    return Scopes.with({ actor }, () =>
      this.units.run({ mode: 'read' }, () => this.calendarOf(owner as FeedOwner)),
    );
  }

  private async calendarOf({ userId, language }: FeedOwner): Promise<string> {
    const since = new Date(this.clock.now().getTime() - daysBack * 86_400_000);
    const activities = await this.feeds.activitiesOf(userId, since);
    const titles = await this.links.titlesOf(activities);
    const { timeZone: zone, name } = Scopes.instance();
    const facts = { language, zone, origin: this.origin, titles };
    return writeCalendar(
      calendarName(name)[language],
      activities.map((each) => eventOf(each, facts)),
    );
  }

  /** Nobody signs in: of a session there are no facts but whose it would be. */
  private actorOf({ userId, email, teamId, permissions }: FeedOwner): UserActor {
    const never = new Date(0);
    const facts = {
      ...{ sessionId: '', userId, email, teamId, hrReferent: false },
      ...{ secondFactor: false, requiresSecondFactor: false, authenticatedAt: never, lastSeenAt: never },
    };
    return new UserActor(facts, new Map(Object.entries(permissions)), this.permissions);
  }

  private get origin(): string {
    return this.config.urlOfHost(Scopes.instance().slug);
  }

  private get userId(): string {
    return Scopes.actor().userId ?? '';
  }
}
