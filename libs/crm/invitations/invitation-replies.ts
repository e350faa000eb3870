import { Injectable, type OnModuleInit } from '@nestjs/common';
import { text } from '#kernel';
import { Clock, noteChanges, Scopes, TenantDb } from '#runtime';
import { NotificationKinds, Notifications } from '#workspace';
import { ActivitiesRepository } from '../activities/activities.repository.js';
import { activityType } from '../activities/activity.entity.js';
import { InvitationsRepository } from './invitations.repository.js';
import { type InvitationReply, readReplies } from './reply-reader.js';

export const replyOutcomes = [
  'applied',
  'older',
  'unknown-event',
  'unknown-attendee',
  'unsupported',
  'not-a-reply',
] as const;

export interface ReplyOutcome {
  readonly outcome: (typeof replyOutcomes)[number];
  readonly activityId: string | null;
  readonly name: string | null;
  readonly answer: 'accepted' | 'declined' | 'tentative' | null;
}

const kinds = {
  accepted: 'crm.invitation-accepted',
  declined: 'crm.invitation-declined',
  tentative: 'crm.invitation-tentative',
} as const;

const nothing = { activityId: null, name: null, answer: null };

/** Notes what people answered to invitations. */
@Injectable()
export class InvitationReplies implements OnModuleInit {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly activities: ActivitiesRepository,
    private readonly kinds: NotificationKinds,
    private readonly notifications: Notifications,
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.declare(kinds.accepted, text('{name} vient : {subject}', '{name} is coming: {subject}'));
    this.kinds.declare(
      kinds.declined,
      text('{name} ne vient pas : {subject}', '{name} is not coming: {subject}'),
    );
    this.kinds.declare(
      kinds.tentative,
      text('{name} viendra peut-être : {subject}', '{name} may come: {subject}'),
    );
  }

  /** Works in the unit in hand. The event is one that the actor may see. */
  async apply(calendar: string): Promise<ReplyOutcome> {
    const [reply] = readReplies(calendar) ?? [];
    if (!reply) return { outcome: 'not-a-reply', ...nothing };
    const invitation = await this.invitations.byUid(reply.uid);
    const [activity] = invitation ? await this.activities.getMany([invitation.id]) : [];
    if (!invitation || !activity) return { outcome: 'unknown-event', ...nothing };
    const invitee = (await this.invitations.inviteesOf(activity.id)).find(
      ({ address, withdrawn }) => address === reply.address && !withdrawn,
    );
    if (!invitee) return { outcome: 'unknown-attendee', ...nothing, activityId: activity.id };
    const told = {
      activityId: activity.id,
      name: invitee.name || invitee.address,
      answer: reply.answer ?? null,
    };
    if (!reply.answer) return { outcome: 'unsupported', ...told };
    const at = this.timeOf(reply);
    // An answer to another time or place, or one that came after a later one.
    const late = invitee.answeredAt !== null && at < invitee.answeredAt;
    if (reply.sequence < invitation.sequence || late) return { outcome: 'older', ...told };
    const { sequence, remark, answer } = reply;
    await this.invitations.answered(invitee.id, { answer, at, sequence, remark });
    noteChanges(this.db, activityType, 'updated', [activity]);
    if (activity.ownerId && activity.ownerId !== Scopes.actor().userId && answer !== invitee.answer)
      await this.notifications.notify({
        recipientIds: [activity.ownerId],
        kind: kinds[answer],
        record: { resource: activityType.name, id: activity.id },
        params: { name: told.name, subject: activity.subject },
      });
    return { outcome: 'applied', ...told };
  }

  /** The first answer among the calendars of a mail; undefined where there is none. */
  async applyAny(calendars: readonly string[]): Promise<ReplyOutcome | undefined> {
    for (const calendar of calendars) {
      const outcome = await this.apply(calendar);
      if (outcome.outcome !== 'not-a-reply') return outcome;
    }
    return undefined;
  }

  private timeOf({ stamp }: InvitationReply): Date {
    const now = this.clock.now();
    return stamp && stamp < now ? stamp : now;
  }
}
