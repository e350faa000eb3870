import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { type FieldInfo, type InputOf, RecordRegistry, unknownRecord } from '#runtime';
import { type Activity, activityType } from './activity.entity.js';

export const linkNames = ['opportunityId', 'leadId', 'companyId', 'contactId'] as const;
export type LinkName = (typeof linkNames)[number];

/** The closest record comes first. */
const links: readonly FieldInfo[] = linkNames.map((name) => activityType.field(name));

/** A record that an activity concerns, as people call it. */
export interface RelatedRecord {
  readonly resource: string;
  readonly id: string;
  readonly title: string;
}

/** The records of other kinds that activities concern. */
@Injectable()
export class ActivityLinks {
  constructor(private readonly records: RecordRegistry) {}

  /** Links that an input sets must exist for the actor: a link would else tell that a record out of reach exists. */
  async check(input: InputOf<Activity>, before: Activity | undefined): Promise<FieldError[]> {
    const errors: FieldError[] = [];
    for (const { name, to = '' } of links) {
      const id = input[name as LinkName];
      if (!id || id === before?.[name as LinkName]) continue;
      const found = await this.records.find(to)?.service.repository.getMany([id]);
      if (!found || found.length === 0) errors.push(unknownRecord(name));
    }
    return errors;
  }

  /**
   * What the records that some activities concern are called, by their ids: one statement for each kind. Those that the
   * actor may not read are left out.
   */
  async titlesOf(activities: readonly Activity[]): Promise<Map<string, RelatedRecord>> {
    const titles = new Map<string, RelatedRecord>();
    for (const { name, to = '' } of links) {
      const record = this.records.find(to);
      const ids = [...new Set(activities.flatMap((activity) => activity[name as LinkName] ?? []))];
      if (!record || ids.length === 0) continue;
      for (const found of await record.service.repository.namesOf(ids))
        titles.set(found.id, { resource: to, id: found.id, title: record.type.titleOf(found) });
    }
    return titles;
  }
}

/** The records that an activity concerns, the closest first. */
export const relatedTo = (activity: Activity, titles: ReadonlyMap<string, RelatedRecord>): RelatedRecord[] =>
  linkNames.flatMap((name) => titles.get(activity[name] ?? '') ?? []);
