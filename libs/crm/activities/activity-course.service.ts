import { Injectable } from '@nestjs/common';
import { CommonProblems, dayIn, Problem, StateProblems, startOfDay, text } from '#kernel';
import { Clock, type InputOf, Scopes } from '#runtime';
import { InvitationsService } from '../invitations/invitations.service.js';
import { ActivitiesRepository } from './activities.repository.js';
import { ActivitiesService } from './activities.service.js';
import { type Activity, activityType } from './activity.entity.js';
import { checkActivity } from './activity.rules.js';
import type {
  ActivityCancellationInput,
  ActivityCompletionInput,
  NextActivityInput,
} from './activity-command-inputs.js';
import { ActivityNotices } from './activity-notices.js';
import { activityCourse } from './activity-states.js';
import { nextOccurrence } from './repetition.rules.js';

type Input = InputOf<Activity>;

/**
 * The commands that move an activity from one state to the next. Each changes the version that the client saw, and
 * throws Problem NOT_FOUND, STALE_VERSION or TRANSITION_REFUSED.
 */
@Injectable()
export class ActivityCourseService {
  constructor(
    private readonly service: ActivitiesService,
    private readonly activities: ActivitiesRepository,
    private readonly notices: ActivityNotices,
    private readonly invitations: InvitationsService,
    private readonly clock: Clock,
  ) {}

  /** Notes that it was done, what came of it, and what is to be done next. A series goes on. */
  async complete(id: string, version: number, input: ActivityCompletionInput): Promise<Activity> {
    const before = await this.seen(id, version);
    const state = activityCourse.next('complete', before.state);
    const doneAt = input.doneAt ?? this.clock.now();
    const { notes, outcome = null, next } = input;
    this.refuse(checkActivity({ ...before, doneAt, repeats: 'none' }, undefined, this.today()));
    const patch = { state, doneAt, outcome, ...(notes !== undefined && { notes }) };
    const after = await this.move(before, patch);
    await this.goOn(after);
    if (next) await this.createNext(after, next);
    return after;
  }

  /** Gives it up; a series goes on unless it is ended too. */
  async cancel(id: string, version: number, { endSeries }: ActivityCancellationInput): Promise<Activity> {
    const before = await this.seen(id, version);
    const state = activityCourse.next('cancel', before.state);
    const after = await this.move(before, { state, ...(endSeries && { repeats: 'none' as const }) });
    await this.goOn(after);
    return after;
  }

  /** Plans it again. A note stays what it is. */
  async reopen(id: string, version: number): Promise<Activity> {
    const before = await this.seen(id, version);
    const state = activityCourse.next('reopen', before.state);
    if (before.kind === 'note') {
      throw new Problem(StateProblems.TRANSITION_REFUSED, {
        detail: text('Une note n’est pas à faire.', 'A note is not to be done.'),
        extra: { from: before.state, to: state, command: 'reopen' },
      });
    }
    return this.move(before, { state, doneAt: null, outcome: null });
  }

  private async seen(id: string, version: number): Promise<Activity> {
    const before = await this.activities.get(id, 'update', true);
    if (before.version === version) return before;
    const extra = { version: before.version, current: before };
    throw new Problem(CommonProblems.STALE_VERSION, { extra });
  }

  private async move(before: Activity, patch: Input): Promise<Activity> {
    // The first of a series belongs to it from its first step on.
    const goesOn = (patch.repeats ?? before.repeats) !== 'none' && !before.seriesId;
    const series = goesOn ? firstOf(before) : {};
    const after = await this.activities.update(before.id, before.version, { ...patch, ...series });
    await this.notices.follow(after, before);
    await this.invitations.follow(after, before);
    return after;
  }

  /** The next occurrence of a series: the first that is not past already, counted from the first activity of all. */
  private async goOn(after: Activity): Promise<void> {
    const { repeats, repeatEvery, repeatUntil, dueAt, seriesStart } = after;
    if (repeats === 'none' || !dueAt || (await this.activities.hasSuccessor(after))) return;
    const { now, zone } = this.today();
    const series = { repeats, every: repeatEvery, until: repeatUntil, start: seriesStart ?? dueAt };
    const next = nextOccurrence(series, dueAt, startOfDay(dayIn(now, zone), zone), zone);
    if (!next) return;
    const { kind, subject, allDay, durationMinutes, direction, place, reminderMinutes, seriesId } = after;
    await this.createLike(after, {
      ...{ kind, subject, allDay, durationMinutes, direction, place, reminderMinutes },
      ...{ repeats, repeatEvery, repeatUntil, seriesId, seriesStart: series.start },
      dueAt: next,
    });
  }

  /** @throws Problem FORBIDDEN, INVALID_INPUT with fields such as `next.ownerId` */
  private async createNext(done: Activity, { ownerId, ...next }: NextActivityInput): Promise<void> {
    if (!Scopes.actor().reachOf(activityType.permission('create')))
      throw new Problem(CommonProblems.FORBIDDEN);
    const input = { ...next, ...(ownerId && { ownerId }) };
    // Looked at beside the activity that is done: links and an owner that do not change are not asked for again.
    const errors = await this.service.refusals(ownerId ? { ownerId } : {}, done);
    this.refuse(errors.map((error) => ({ ...error, field: `next.${error.field}` })));
    await this.createLike(done, input);
  }

  /** A planned activity of the same owner with the same links; who has left hands over to the actor. */
  private async createLike(activity: Activity, input: Input): Promise<void> {
    const { companyId, contactId, opportunityId, leadId } = activity;
    const owner = input.ownerId ?? activity.ownerId;
    const stays = owner !== null && (await this.activities.isActiveUser(owner));
    const ownerId = stays ? owner : (Scopes.actor().userId ?? null);
    const links = { companyId, contactId, opportunityId, leadId };
    const created = await this.activities.create({ ...input, ...links, ownerId });
    await this.notices.follow(created, undefined);
  }

  private refuse(errors: readonly { readonly field: string }[]): void {
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors: errors as never });
  }

  private today(): { now: Date; zone: string } {
    return { now: this.clock.now(), zone: Scopes.instance().timeZone };
  }
}

const firstOf = ({ id, dueAt }: Activity) => ({ seriesId: id, seriesStart: dueAt });
