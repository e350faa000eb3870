import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import {
  type FieldInfo,
  type Page,
  quoteIdentifier,
  type RecordEntity,
  type RegisteredRecord,
  Scopes,
  TenantDb,
} from '#runtime';
import { beside, isChanged, isGone } from './beside.js';
import { CopyScope } from './copy-scope.js';
import type { OpenInspection } from './inspections.repository.js';
import { Inspections } from './inspections.service.js';
import { RecordKinds } from './record-kinds.js';

/** What became of a record since the copy. */
export const fates = ['same', 'changed', 'gone'] as const;
export type Fate = (typeof fates)[number];

export interface InspectedKind {
  readonly resource: string;
  /** Records of the kind that the actor may see in the copy. */
  readonly rows: number;
  /** How many of them the live data have no more, and how many they have otherwise. */
  readonly gone: number;
  readonly changed: number;
}

export interface InspectedRecord {
  readonly id: string;
  readonly fate: Fate;
  readonly record: RecordEntity;
}

/** As many as one filter may name. */
const mostOfAFate = 500;

/** The records of an open inspection, with the rights that the actor has in the live data. */
@Injectable()
export class InspectedRecords {
  constructor(
    private readonly inspections: Inspections,
    private readonly kinds: RecordKinds,
    private readonly copy: CopyScope,
    private readonly db: TenantDb,
  ) {}

  /** What there is to look at. @throws Problem NOT_FOUND, INSPECTION_CLOSED */
  async overview(id: string): Promise<InspectedKind[]> {
    const inspection = await this.inspections.usable(id);
    const { schema: live } = Scopes.instance();
    const found: InspectedKind[] = [];
    for (const kind of this.kinds.all()) {
      const { type, service } = kind;
      const values: unknown[] = [];
      const [counts] = await this.copy.read(inspection, type.vault, () =>
        this.db.query<Omit<InspectedKind, 'resource'>>(
          `SELECT count(*) AS rows, count(*) FILTER (WHERE ${isGone}) AS gone,
             count(*) FILTER (WHERE ${isChanged}) AS changed
           ${beside(live, type)} WHERE ${service.repository.isReadable('c.id', values)}`,
          values,
        ),
      );
      if (counts && counts.rows > 0) found.push({ resource: type.name, ...counts });
    }
    return found;
  }

  /**
   * One page of the records of a kind, asked for like the live list.
   * @param fate only those that the live data have no more, or have otherwise: the newest five hundred.
   * @throws Problem NOT_FOUND, INSPECTION_CLOSED, INVALID_INPUT
   */
  async list(
    id: string,
    resource: string,
    query: Readonly<Record<string, unknown>>,
    fate?: Exclude<Fate, 'same'>,
  ): Promise<Page<InspectedRecord>> {
    const kind = this.kinds.readable(resource);
    const inspection = await this.inspections.usable(id);
    const { vault } = kind.type;
    const only = fate && (await this.idsOf(inspection, kind, fate));
    const asked = only ? { ...query, id: only.length > 0 ? only.join(',') : id } : query;
    const page = await this.copy.read(inspection, vault, () => kind.service.list(asked));
    const found = await this.fatesOf(inspection, kind, page.items);
    if (page.page === 1)
      await this.inspections.looked(id, { resource, query: Object.keys(query), records: page.total });
    return {
      ...page,
      items: page.items.map((record) => ({
        id: record.id,
        fate: found.get(record.id) ?? 'gone',
        record,
      })),
    };
  }

  /** A record of the copy, its kind and the fields that it has. @throws Problem NOT_FOUND, INSPECTION_CLOSED */
  async get(
    inspection: OpenInspection,
    resource: string,
    recordId: string,
  ): Promise<{ kind: RegisteredRecord; record: RecordEntity; fields: readonly FieldInfo[] }> {
    const kind = this.kinds.readable(resource);
    const { service, type } = kind;
    return this.copy.read(inspection, type.vault, async () => ({
      kind,
      record: await service.get(recordId),
      fields: [...type.fields, ...(await service.repository.customFields())],
    }));
  }

  /**
   * The live record, in the unit in hand; undefined where there is none any more.
   * @throws Problem NOT_FOUND for one that the actor may not read now, whatever they may in the copy.
   */
  async live({ type, service }: RegisteredRecord, recordId: string): Promise<RecordEntity | undefined> {
    try {
      return await service.get(recordId);
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== CommonProblems.NOT_FOUND) throw error;
      const there = await this.db.query(`SELECT 1 FROM ${quoteIdentifier(type.table)} WHERE id = $1`, [
        recordId,
      ]);
      if (there.length > 0) throw error;
      return undefined;
    }
  }

  private idsOf(
    inspection: OpenInspection,
    kind: RegisteredRecord,
    fate: 'gone' | 'changed',
  ): Promise<string[]> {
    const { schema: live } = Scopes.instance();
    return this.copy.read(inspection, kind.type.vault, async () => {
      const values: unknown[] = [];
      const condition = fate === 'gone' ? isGone : isChanged;
      const rows = await this.db.query<{ id: string }>(
        `SELECT c.id ${beside(live, kind.type)} WHERE (${condition}) AND ${kind.service.repository.isReadable('c.id', values)}
         ORDER BY c.id DESC LIMIT ${mostOfAFate}`,
        values,
      );
      return rows.map(({ id }) => id);
    });
  }

  private async fatesOf(
    inspection: OpenInspection,
    { type }: RegisteredRecord,
    records: readonly RecordEntity[],
  ): Promise<Map<string, Fate>> {
    const { schema: live } = Scopes.instance();
    const rows = await this.copy.read(inspection, type.vault, () =>
      this.db.query<{ id: string; fate: Fate }>(
        `SELECT c.id, CASE WHEN ${isGone} THEN 'gone' WHEN ${isChanged} THEN 'changed' ELSE 'same' END AS fate
         ${beside(live, type)} WHERE c.id = ANY($1::uuid[])`,
        [records.map(({ id }) => id)],
      ),
    );
    return new Map(rows.map(({ id, fate }) => [id, fate]));
  }
}
