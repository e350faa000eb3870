export type ChangeAction = 'created' | 'updated' | 'deleted';

export interface ChangedRecord {
  readonly id: string;
  readonly action: ChangeAction;
  /** The version that the change made, or removed. */
  readonly version: number;
  readonly actorId: string | null;
  /** The owner after the change; null where there is none, or where it is not known any more. */
  readonly ownerId: string | null;
}

/** What a unit of work did to one kind of record. */
export interface RecordChange {
  readonly resource: string;
  /** Rights over this kind of record may be limited to one's own. */
  readonly owned: boolean;
  /** Absent: many records changed. */
  readonly record?: ChangedRecord;
}

/** More changes of one kind in one unit than this are told as one. */
export const toldOneByOne = 20;

interface Kind {
  readonly owned: boolean;
  /** At most one more than are told one by one. */
  readonly records: readonly ChangedRecord[];
}

/** The records that a unit of work wrote, to be told once it is committed. */
export class UnitChanges {
  private kinds = new Map<string, Kind>();

  note(resource: string, owned: boolean, records: readonly ChangedRecord[]): void {
    const known = this.kinds.get(resource)?.records ?? [];
    if (known.length > toldOneByOne || records.length === 0) return;
    this.kinds.set(resource, { owned, records: [...known, ...records].slice(0, toldOneByOne + 1) });
  }

  /** Notes that many records of a kind changed, by statements that do not tell which. */
  noteMany(resource: string, owned: boolean): void {
    const some = { id: '', action: 'updated', version: 0, actorId: null, ownerId: null } as const;
    this.kinds.set(resource, { owned, records: new Array<ChangedRecord>(toldOneByOne + 1).fill(some) });
  }

  /** What was noted so far, for `backTo`. */
  mark(): ReadonlyMap<string, Kind> {
    return new Map(this.kinds);
  }

  /** Forgets what was noted since the mark: it was undone. */
  backTo(mark: ReadonlyMap<string, Kind>): void {
    this.kinds = new Map(mark);
  }

  all(): RecordChange[] {
    return [...this.kinds].flatMap(([resource, { owned, records }]) =>
      records.length > toldOneByOne
        ? [{ resource, owned }]
        : merged(records).map((record) => ({ resource, owned, record })),
    );
  }
}

/** One change for each record: the last one, but a record made in this unit was made, whatever came after. */
function merged(records: readonly ChangedRecord[]): ChangedRecord[] {
  const byId = new Map<string, ChangedRecord>();
  for (const record of records) {
    const before = byId.get(record.id);
    byId.delete(record.id);
    if (before?.action !== 'created') byId.set(record.id, record);
    else if (record.action !== 'deleted') byId.set(record.id, { ...record, action: 'created' });
  }
  return [...byId.values()];
}
