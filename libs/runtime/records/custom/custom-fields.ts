import { Scopes } from '../../context/scope.js';
import type { TenantDb } from '../../database/tenant-db.js';
import type { Unit } from '../../database/unit.js';
import type { RecordType } from '../record-type.js';
import { type CustomDefinition, type CustomField, customField } from './custom-field.js';

type Fields = ReadonlyMap<string, readonly CustomField[]>;

interface Remembered {
  readonly stamp: number;
  readonly fields: Fields;
}

/** How many instances one process remembers. */
const rememberedInstances = 2_000;
const remembered = new Map<string, Remembered>();
/** What holds in a unit holds to its end. */
const ofUnits = new WeakMap<Unit, Fields>();
const none: readonly CustomField[] = [];

const columns = `id, record, key, kind, label, label_en AS "labelEn", help, unit, decimals, choices, required, archived`;

type StampedDefinition = CustomDefinition & { readonly stamp: number };

/** Stamp and definitions in one snapshot: what a unit has not committed yet has a stamp that no other one sees. */
const everyField = `SELECT stamp, ${columns}
  FROM identity_access_stamp LEFT JOIN workspace_custom_field ON NOT removed AND NOT archived
  ORDER BY record, position, id`;

/**
 * The company's own fields of a kind of record that are in use, in their order. They are remembered for as long as the
 * instance's access stamp stands still (docs/adr/0009), so that a request asks nothing more than it asks anyway.
 */
export async function customFieldsOf(
  db: TenantDb,
  type: Pick<RecordType, 'name' | 'customFields'>,
): Promise<readonly CustomField[]> {
  if (!type.customFields) return none;
  const { unit } = db;
  const known = ofUnits.get(unit) ?? (await read(db));
  ofUnits.set(unit, known);
  return known.get(type.name) ?? none;
}

/**
 * The same for a write, as they are at this moment and stay until the unit ends: nobody removes a field while a value
 * is on its way into it.
 */
export async function lockCustomFields(
  db: TenantDb,
  type: Pick<RecordType, 'name'>,
): Promise<readonly CustomField[]> {
  const rows = await db.query<CustomDefinition>(
    `SELECT ${columns} FROM workspace_custom_field WHERE record = $1 AND NOT removed AND NOT archived
     ORDER BY position, id FOR SHARE`,
    [type.name],
  );
  return rows.map(customField);
}

async function read(db: TenantDb): Promise<Fields> {
  const scope = Scopes.current();
  const { schema } = Scopes.instance();
  const known = remembered.get(schema);
  const stamp = scope.accessStamp ?? (await readStamp(db));
  if (known && known.stamp === stamp) return known.fields;
  const committed = await db.lookUp<StampedDefinition>(everyField).catch(() => []);
  // Where fields have changed since, or could not be read beside it, the unit in hand says what it sees.
  const rows = committed[0]?.stamp === stamp ? committed : await db.query<StampedDefinition>(everyField);
  const fields = new Map<string, CustomField[]>();
  for (const row of rows) {
    if (row.id === null) continue;
    fields.set(row.record, [...(fields.get(row.record) ?? []), customField(row)]);
  }
  if (remembered.size >= rememberedInstances) remembered.clear();
  remembered.set(schema, { stamp: rows[0]?.stamp ?? 0, fields });
  return fields;
}

async function readStamp(db: TenantDb): Promise<number | undefined> {
  const [row] = await db.query<{ stamp: number }>('SELECT stamp FROM identity_access_stamp');
  return row?.stamp;
}
