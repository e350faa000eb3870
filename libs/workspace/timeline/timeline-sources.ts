import { Injectable } from '@nestjs/common';
import type { Owner } from '../owner-records/owner.js';
import type { TimelineRecord } from './timeline-answers.js';

/** One entry that a module adds, ready to be shown. */
export interface TimelinePlace {
  readonly key: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly record: TimelineRecord;
}

/** What a module adds to the timelines of records: mails, campaigns. */
export interface TimelineSource {
  /** Kind of the records that it adds, `crm.email`. */
  readonly resource: string;
  /**
   * A statement whose rows `(key text, at timestamptz)` are the entries of a record that the actor may see, binding to
   * `values`; undefined where there are none beside records of this kind. Whoever may not read `resource` is given none.
   */
  select(owner: Owner, values: unknown[]): string | undefined;
  /** The entries of some keys, in any order; what is gone meanwhile is left out. */
  entries(keys: readonly string[]): Promise<readonly TimelinePlace[]>;
}

/** Where modules say what they add to timelines; none of them is named there. */
@Injectable()
export class TimelineSources {
  private readonly sources = new Map<string, TimelineSource>();

  add(source: TimelineSource): void {
    this.sources.set(source.resource, source);
  }

  find(resource: string): TimelineSource | undefined {
    return this.sources.get(resource);
  }

  all(): readonly TimelineSource[] {
    return [...this.sources.values()];
  }
}
