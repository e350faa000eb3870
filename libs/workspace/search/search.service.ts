import { Injectable } from '@nestjs/common';
import {
  namingFields,
  type RecordEntity,
  RecordRegistry,
  type RegisteredRecord,
  Scopes,
  TenantDb,
  UnitOfWork,
} from '#runtime';
import { mayRead } from '../rights/reading-rights.js';
import type { FoundGroup, FoundRecord, LabelledRecord, RecordRef } from './search-answers.js';

/** How users, roles and teams are called; everybody knows their colleagues by name, those who have left as well. */
const accessNames: Readonly<Record<string, string>> = {
  'identity.user': `SELECT id, coalesce(nullif(trim(first_name || ' ' || last_name), ''), split_part(email, '@', 1)) AS title
    FROM identity_user WHERE id = ANY($1)`,
  'identity.role': 'SELECT id, name AS title FROM identity_role WHERE id = ANY($1)',
  'identity.team': 'SELECT id, name AS title FROM identity_team WHERE id = ANY($1)',
};

/** The place of a kind, a record's id, how many match, and the texts that name it. */
type FoundRow = [kind: number, id: string, total: number, ...texts: (string | null)[]];

/** With fewer characters nearly every record would match, and no index helps. */
const fewestCharacters = 2;

/**
 * Finds and names records of every kind that the actor may read, each within what their right reaches. Kinds of the HR
 * vault are read in a unit of the vault's role, and only for who holds its rights in person.
 */
@Injectable()
export class SearchService {
  constructor(
    private readonly records: RecordRegistry,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
  ) {}

  /** @param limit the most records of one kind. */
  async search(typed: string, limit: number): Promise<FoundGroup[]> {
    const q = typed.trim();
    if (q.length < fewestCharacters) return [];
    return this.inUnits(
      ({ type }) => type.searchable && type.title.length > 0,
      (kinds) => this.found(kinds, { q, perPage: String(limit) }),
    );
  }

  /** What matches in some kinds, by one statement: asked one by one, most of them cost a round trip to find nothing. */
  private async found(kinds: readonly RegisteredRecord[], asked: object): Promise<FoundGroup[]> {
    const names = kinds.map(({ type }) => namingFields(type));
    const width = Math.max(...names.map(({ length }) => length));
    const values: unknown[] = [];
    const parts: string[] = [];
    for (const [place, { service }] of kinds.entries())
      parts.push(service.repository.matches(place, await service.parseQuery(asked), width, values));
    // Each kind's in their order; the kinds themselves may come in any.
    const rows = (await this.db.unit.table(parts.join(' UNION ALL '), values)) as FoundRow[];
    const groups = [...Map.groupBy(rows, ([kind]) => kind)].sort(([a], [b]) => a - b);
    const { language } = Scopes.current();
    return groups.map(([kind, matches]) => {
      const { type } = kinds[kind] as RegisteredRecord;
      const items = matches.map(([, id, , ...texts]) => {
        const named = (names[kind] ?? []).map((name, column) => [name, texts[column]]);
        return described(type, { id, ...Object.fromEntries(named) });
      });
      const total = matches[0]?.[2] ?? 0;
      return { resource: type.name, label: type.label.many[language], total, items };
    });
  }

  /** The names of some records, in the order asked for; those that the actor may not read are left out. */
  async labels(refs: readonly RecordRef[]): Promise<LabelledRecord[]> {
    const ids = Map.groupBy(refs, ({ resource }) => resource);
    const found = await this.inUnits(
      ({ type }) => ids.has(type.name) && type.title.length > 0,
      async (kinds) => {
        const labels: LabelledRecord[] = [];
        for (const { type, service } of kinds) {
          const wanted = new Set(ids.get(type.name)?.map(({ id }) => id));
          for (const record of await service.repository.namesOf([...wanted]))
            labels.push({ resource: type.name, ...described(type, record) });
        }
        return labels;
      },
    );
    const byRef = new Map([...found, ...(await this.namesOf(ids))].map((label) => [keyOf(label), label]));
    return [...new Set(refs.map(keyOf))].flatMap((key) => byRef.get(key) ?? []);
  }

  /** Names of users, roles and teams, which are in no registry of records. */
  private async namesOf(ids: ReadonlyMap<string, readonly RecordRef[]>): Promise<LabelledRecord[]> {
    const asked = Object.entries(accessNames).filter(([resource]) => ids.has(resource));
    const allowed = asked.filter(([resource]) => resource === 'identity.user' || mayRead(resource));
    if (allowed.length === 0) return [];
    return this.units.run({ mode: 'read' }, async () => {
      const found: LabelledRecord[] = [];
      for (const [resource, statement] of allowed) {
        const rows = await this.db.query<FoundRecord>(statement, [ids.get(resource)?.map(({ id }) => id)]);
        found.push(...rows.map((row) => ({ resource, ...row, subtitle: '' })));
      }
      return found;
    });
  }

  /** Runs work for the readable kinds: those outside the vault in one unit, those of the vault in another. */
  private async inUnits<T>(
    wanted: (record: RegisteredRecord) => boolean,
    work: (kinds: readonly RegisteredRecord[]) => Promise<T[]>,
  ): Promise<T[]> {
    const kinds = this.records.all().filter((record) => wanted(record) && mayRead(record.type.name));
    const results: T[] = [];
    for (const vault of [false, true]) {
      const some = kinds.filter(({ type }) => type.vault === vault);
      if (some.length === 0 || (vault && !Scopes.instance().vaultRole)) continue;
      results.push(...(await this.units.run({ mode: 'read', vault }, () => work(some))));
    }
    return results;
  }
}

const keyOf = ({ resource, id }: RecordRef): string => `${resource} ${id}`;

const described = (type: RegisteredRecord['type'], record: RecordEntity): FoundRecord => ({
  id: record.id,
  title: type.titleOf(record),
  subtitle: type.subtitleOf(record),
});
