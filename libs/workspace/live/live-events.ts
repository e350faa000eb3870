import { ApiProperty } from '@nestjs/swagger';

export const activities = ['viewing', 'editing'] as const;
export type Activity = (typeof activities)[number];

const id = { type: String, format: 'uuid' } as const;
const resource = { type: String, description: 'Kind of record', example: 'crm.contact' } as const;

/** Event `change`: a record was written. */
export class ChangeEvent {
  @ApiProperty(resource)
  resource!: string;

  @ApiProperty({
    ...id,
    nullable: true,
    description: 'null: some records of this kind changed; read them again',
  })
  id!: string | null;

  @ApiProperty({ enum: ['created', 'updated', 'deleted'], nullable: true })
  action!: 'created' | 'updated' | 'deleted' | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The version made, or the one removed' })
  version!: number | null;

  @ApiProperty({ ...id, nullable: true, description: 'The user who wrote; null for the platform itself' })
  actorId!: string | null;
}

/** Somebody who has a record open. */
export class PresentPerson {
  @ApiProperty(id)
  id!: string;

  @ApiProperty({ type: String, description: 'Empty for somebody who has not given a name' })
  name!: string;

  @ApiProperty({ enum: activities })
  activity!: Activity;
}

/** Event `presence`: who has a record open, yourself included; sent to those who have it open. */
export class RecordPresence {
  @ApiProperty(resource)
  resource!: string;

  @ApiProperty(id)
  recordId!: string;

  @ApiProperty({ type: [PresentPerson] })
  people!: PresentPerson[];
}

/** Event `notification`: your notifications changed. */
export class NotificationEvent {
  @ApiProperty({ ...id, nullable: true, description: 'The new notification; null: some were read' })
  id!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'integrations.import-done' })
  kind!: string | null;

  @ApiProperty({ ...resource, nullable: true })
  resource!: string | null;

  @ApiProperty({ ...id, nullable: true })
  recordId!: string | null;
}

/** Event `resync`: something may have been missed; read again what is shown. */
export class ResyncEvent {}

export const endReasons = [
  'session-ended',
  'rights-changed',
  'instance-closed',
  'unconfirmed',
  'shutdown',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Event `end`: the last one; the server closes the stream and the client may open another. */
export class EndEvent {
  @ApiProperty({ enum: endReasons })
  reason!: EndReason;
}

/** What can be sent to a client, by the name of its event. */
export interface LiveEvents {
  change: ChangeEvent;
  presence: RecordPresence;
  notification: NotificationEvent;
  resync: ResyncEvent;
  end: EndEvent;
}

export type LiveEvent = {
  [Name in keyof LiveEvents]: { readonly event: Name; readonly data: LiveEvents[Name] };
}[keyof LiveEvents];
