import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { noteChanges, type RecordType, Scopes, TenantDb } from '#runtime';
import type { CustomFieldAnswer } from './custom-field-answers.js';

export type StoredField = CustomFieldAnswer;
export type FieldValues = Omit<StoredField, 'id' | 'version' | 'position' | 'archived'>;

/** The name under which changes of fields are told; everybody may know. */
export const customFieldResource = 'workspace.custom-field';

const columns = `id, version, record, key, kind, label, label_en AS "labelEn", help, unit, decimals, choices, required,
  archived, position`;

/** The fields that the company has added to its records. */
@Injectable()
export class CustomFieldsRepository {
  constructor(private readonly db: TenantDb) {}

  list(): Promise<StoredField[]> {
    return this.db.query<StoredField>(
      `SELECT ${columns} FROM workspace_custom_field WHERE NOT removed ORDER BY record, position, id`,
    );
  }

  /** Until the unit ends nobody else adds, changes or removes a field, and nobody begins to write a value into one. */
  async lock(): Promise<void> {
    await this.db.query('LOCK TABLE workspace_custom_field IN SHARE ROW EXCLUSIVE MODE');
    await this.db.query('SELECT 1 FROM workspace_custom_field ORDER BY id FOR UPDATE');
  }

  async find(id: string): Promise<StoredField | undefined> {
    const [row] = await this.db.query<StoredField>(
      `SELECT ${columns} FROM workspace_custom_field WHERE id = $1 AND NOT removed`,
      [id],
    );
    return row;
  }

  /** Keys that fields of this kind of record have, or had. */
  async keysOf(record: string): Promise<Set<string>> {
    const rows = await this.db.query<{ key: string }>(
      'SELECT key FROM workspace_custom_field WHERE record = $1',
      [record],
    );
    return new Set(rows.map(({ key }) => key));
  }

  async create(values: FieldValues): Promise<StoredField> {
    const { record, key, kind, label, labelEn, help, unit, decimals, choices, required } = values;
    const rows = await this.db.query<StoredField>(
      `INSERT INTO workspace_custom_field (id, record, key, kind, label, label_en, help, unit, decimals, choices,
         required, position, created_by, updated_by)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
         coalesce((SELECT max(position) FROM workspace_custom_field WHERE record = $2 AND NOT removed), 0) + 1,
         $12::uuid, $12::uuid
       RETURNING ${columns}`,
      [
        newId(),
        record,
        key,
        kind,
        label,
        labelEn,
        help,
        unit,
        decimals,
        JSON.stringify(choices),
        required,
        userId(),
      ],
    );
    return this.told('created', rows);
  }

  async update(id: string, field: StoredField): Promise<StoredField> {
    const { label, labelEn, help, unit, decimals, choices, required, archived } = field;
    const rows = await this.db.query<StoredField>(
      `UPDATE workspace_custom_field SET label = $2, label_en = $3, help = $4, unit = $5, decimals = $6, choices = $7,
         required = $8, archived = $9, version = version + 1, updated_at = clock_timestamp(), updated_by = $10::uuid
       WHERE id = $1 RETURNING ${columns}`,
      [id, label, labelEn, help, unit, decimals, JSON.stringify(choices), required, archived, userId()],
    );
    return this.told('updated', rows);
  }

  async remove(id: string): Promise<void> {
    const rows = await this.db.query<StoredField>(
      `UPDATE workspace_custom_field SET removed = true, version = version + 1, updated_at = clock_timestamp(),
         updated_by = $2::uuid WHERE id = $1 RETURNING ${columns}`,
      [id, userId()],
    );
    this.told('deleted', rows);
  }

  /** Gives fields their ranks, in the order of the ids. */
  async order(ids: readonly string[]): Promise<void> {
    const rows = await this.db.query<StoredField>(
      `UPDATE workspace_custom_field f SET position = o.place, version = version + 1, updated_at = clock_timestamp(),
         updated_by = $2::uuid
       FROM unnest($1::uuid[]) WITH ORDINALITY o (id, place) WHERE f.id = o.id AND f.position <> o.place
       RETURNING f.id, f.version`,
      [ids, userId()],
    );
    noteChanges(this.db, told, 'updated', rows);
  }

  /** How many records have a value, by key. */
  async uses({ table }: RecordType): Promise<{ key: string; count: number }[]> {
    return this.db.query(
      `SELECT key, count(*) AS count FROM "${table}", jsonb_object_keys(custom) key WHERE custom <> '{}'
       GROUP BY key ORDER BY key`,
    );
  }

  async isUsed({ table }: RecordType, key: string): Promise<boolean> {
    const { count } = await this.db.execute(
      `SELECT 1 FROM "${table}" WHERE jsonb_exists(custom, $1) LIMIT 1`,
      [key],
    );
    return count > 0;
  }

  /** Which of some values of a choice records have. */
  async usedChoices({ table }: RecordType, key: string, values: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ value: string }>(
      `SELECT value FROM unnest($2::text[]) value WHERE EXISTS (
         SELECT 1 FROM "${table}" WHERE custom @> jsonb_build_object($1::text, value)
           OR custom @> jsonb_build_object($1::text, jsonb_build_array(value)))`,
      [key, values],
    );
    return rows.map(({ value }) => value);
  }

  private told(action: 'created' | 'updated' | 'deleted', rows: readonly StoredField[]): StoredField {
    noteChanges(this.db, told, action, rows);
    return rows[0] as StoredField;
  }
}

const told = { name: customFieldResource, ownerField: undefined, visibility: undefined };
const userId = (): string | null => Scopes.actor().userId ?? null;
