import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommonProblems, type Language, Problem } from '#kernel';
import {
  AppConfig,
  Clock,
  JobHandlers,
  MailRefused,
  noteChanges,
  Outbox,
  Scopes,
  TenantDb,
  UnitOfWork,
} from '#runtime';
import { InstanceMailer } from '#workspace';
import { ActivitiesRepository } from '../activities/activities.repository.js';
import { type Activity, activityType } from '../activities/activity.entity.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { CrmProblems } from '../crm.problems.js';
import type { ActivityInvitationAnswer, ActivityInviteeInput } from './invitation-answers.js';
import { hasMoved, invitationMail, toldOf } from './invitation-mail.js';
import { InvitationsRepository, type Invitee, type StoredInvitation } from './invitations.repository.js';

const topic = 'crm.invitation-send';
const invitedTo: readonly Activity['kind'][] = ['meeting', 'visit', 'call'];

/** Invites people to an activity, and tells them when it moves or is given up (RFC 5546, 6047). */
@Injectable()
export class InvitationsService implements OnModuleInit {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly activities: ActivitiesRepository,
    private readonly contacts: ContactsRepository,
    private readonly mailer: InstanceMailer,
    private readonly handlers: JobHandlers,
    private readonly outbox: Outbox,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on(topic, ({ activityId, inviteeId }) =>
      this.deliver(String(activityId), String(inviteeId)),
    );
  }

  /** @throws Problem NOT_FOUND */
  async read(activityId: string): Promise<ActivityInvitationAnswer> {
    await this.activities.get(activityId);
    return this.answer(activityId);
  }

  /** Makes this the list of those who are invited. @throws Problem NOT_FOUND, FORBIDDEN, CRM_INVITATION_IMPOSSIBLE */
  async invite(
    activityId: string,
    wanted: readonly ActivityInviteeInput[],
  ): Promise<ActivityInvitationAnswer> {
    const activity = await this.activities.get(activityId, 'update', true);
    if (!isInvitable(activity, this.clock.now())) throw new Problem(CrmProblems.CRM_INVITATION_IMPOSSIBLE);
    const known = await this.invitations.find(activityId, true);
    if (!known && wanted.length === 0) return this.answer(activityId);
    if (!known) await this.begin(activity);
    const before = (await this.invitations.inviteesOf(activityId)).filter(({ withdrawn }) => !withdrawn);
    const people = new Map(wanted.map((each) => [each.address, each]));
    const readable = new Set(
      (await this.contacts.getMany(wanted.flatMap(({ contactId }) => contactId ?? []))).map(({ id }) => id),
    );
    const gone = before.filter(({ address }) => !people.has(address));
    if (gone.length > 0) {
      await this.invitations.withdraw(gone.map(({ id }) => id));
      for (const { id } of gone) await this.announce(activityId, id);
    }
    for (const { address, name = '', contactId } of people.values()) {
      if (before.some((each) => each.address === address)) continue;
      const contact = contactId && readable.has(contactId) ? contactId : null;
      const id = await this.invitations.invite(activityId, { address, name, contactId: contact });
      await this.announce(activityId, id);
    }
    noteChanges(this.db, activityType, 'updated', [activity]);
    return this.answer(activityId);
  }

  /** What those who are invited must hear of a change. Call in the unit that changes the activity. */
  async follow(after: Activity, before: Activity | undefined): Promise<void> {
    if (!before || Scopes.current().batchId) return;
    const invitation = await this.invitations.find(after.id, true);
    if (!invitation) return;
    const told = toldOf(after);
    const cancelled = after.state === 'cancelled';
    const moved = hasMoved(invitation.told, after);
    if (cancelled === invitation.cancelled && (told === invitation.told || after.state !== 'planned')) return;
    if (after.state === 'done') return;
    // Nobody needs to hear that what is over was at another hour.
    if (!cancelled && !isInvitable(after, this.clock.now())) return;
    const anew = moved || cancelled !== invitation.cancelled;
    const sequence = invitation.sequence + (anew ? 1 : 0);
    await this.invitations.tell(invitation, { sequence, told, cancelled, anew: anew && !cancelled });
    for (const { id, withdrawn } of await this.invitations.inviteesOf(after.id))
      if (!withdrawn) await this.announce(after.id, id);
  }

  /** People are waiting for it: it is cancelled, not removed. @throws Problem CRM_ACTIVITY_INVITED */
  async refuseRemoval(activityId: string): Promise<void> {
    const invitation = await this.invitations.find(activityId);
    if (!invitation || invitation.cancelled) return;
    const [activity] = await this.activities.getMany([activityId]);
    const invited = (await this.invitations.inviteesOf(activityId)).some(({ withdrawn }) => !withdrawn);
    if (invited && activity && isInvitable(activity, this.clock.now()))
      throw new Problem(CrmProblems.CRM_ACTIVITY_INVITED);
  }

  private async begin(activity: Activity): Promise<void> {
    const organizer = await this.actor();
    const { hostname } = new URL(this.config.urlOfHost(Scopes.instance().slug));
    await this.invitations.create({
      id: activity.id,
      uid: `${activity.id}@${hostname}`,
      sequence: 0,
      ...organizer,
      cancelled: false,
      told: toldOf(activity),
    });
  }

  private async actor(): Promise<
    Pick<StoredInvitation, 'organizerId' | 'organizerName' | 'organizerAddress'>
  > {
    const [row] = await this.db.query<{ id: string; name: string; email: string }>(
      "SELECT id, trim(first_name || ' ' || last_name) AS name, email FROM identity_user WHERE id = $1",
      [Scopes.actor().userId ?? null],
    );
    if (!row) throw new Problem(CommonProblems.FORBIDDEN);
    return { organizerId: row.id, organizerName: row.name || row.email, organizerAddress: row.email };
  }

  private announce(activityId: string, inviteeId: string): Promise<void> {
    return this.outbox.add(topic, { activityId, inviteeId });
  }

  /** The job: says what holds now, however often things changed since it was asked for. */
  private async deliver(activityId: string, inviteeId: string): Promise<void> {
    const found = await this.units.run({ mode: 'read' }, async () => {
      const [activity] = await this.activities.getMany([activityId]);
      const invitation = await this.invitations.find(activityId);
      const invitees = await this.invitations.inviteesOf(activityId);
      const to = invitees.find(({ id }) => id === inviteeId);
      if (!activity || !invitation || to?.delivery !== 'queued') return undefined;
      return { activity, invitation, invitees, to, language: await this.languageOf(to) };
    });
    if (!found) return;
    const { address: sentBy } = await this.mailer.sender();
    const facts = { ...found, sentBy, now: this.clock.now(), zone: Scopes.instance().timeZone };
    const { subject, text, method, content } = invitationMail(facts);
    const { organizerName: name, organizerAddress: address } = found.invitation;
    try {
      await this.mailer.send({
        to: { name: found.to.name, address: found.to.address },
        subject,
        text,
        fromName: name,
        replyTo: { name, address },
        calendar: { method, content },
        automatic: false,
      });
      await this.note(inviteeId, 'sent', null);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      const failure = `${error.code} ${error.response || error.message}`.slice(0, 1000);
      if (error.permanent) return this.note(inviteeId, 'failed', failure);
      throw error;
    }
  }

  private note(inviteeId: string, delivery: 'sent' | 'failed', failure: string | null): Promise<void> {
    return this.units.run({ mode: 'write' }, () => this.invitations.delivered(inviteeId, delivery, failure));
  }

  private async languageOf({ contactId }: Invitee): Promise<Language> {
    const [contact] = contactId ? await this.contacts.getMany([contactId]) : [];
    return contact && contact.language !== 'fr' ? 'en' : 'fr';
  }

  private async answer(activityId: string): Promise<ActivityInvitationAnswer> {
    const invitation = await this.invitations.find(activityId);
    const invitees = invitation ? await this.invitations.inviteesOf(activityId) : [];
    return {
      exists: invitation !== undefined,
      cancelled: invitation?.cancelled ?? false,
      sequence: invitation?.sequence ?? 0,
      organizer: invitation?.organizerName ?? null,
      invitees: invitees.map(({ answeredSequence: _, ...shown }) => shown),
    };
  }
}

const isInvitable = ({ kind, state, dueAt, durationMinutes, allDay }: Activity, now: Date): boolean => {
  if (state !== 'planned' || !dueAt || !invitedTo.includes(kind)) return false;
  const minutes = allDay ? 24 * 60 : (durationMinutes ?? 60);
  return dueAt.getTime() + minutes * 60_000 > now.getTime();
};
