import { text } from '#kernel';
import type { RegisteredRecord } from '#runtime';
import type { LookupField } from '../mapping/mapping.js';
import type { PreparedRow } from '../rows/prepared-row.js';
import { readableIds, readableOf } from './reach.js';
import { ofField, withValue } from './reasons.js';

const rememberedKeys = 5000;

/** Finds the records that rows refer to, with one statement for each kind of reference of a batch. */
export class Lookups {
  private readonly known = new Map<string, Map<string, string>>();

  /** Gives each row the ids it refers to. Call within a unit of work. */
  async resolve(rows: readonly PreparedRow[]): Promise<void> {
    const groups = new Map<string, { target: RegisteredRecord; by: string; values: Set<string> }>();
    for (const { lookups } of rows) {
      for (const { field, wanted } of lookups) {
        for (const { by, value } of wanted) {
          const name = nameOf(field.target, by);
          const group = groups.get(name) ?? { target: field.target, by, values: new Set() };
          group.values.add(value);
          groups.set(name, group);
        }
      }
    }
    const found = new Map<string, Map<string, string | 'several'>>();
    for (const [name, { target, by, values }] of groups)
      found.set(name, await this.find(name, target, by, values));
    for (const row of rows) {
      for (const { field, wanted } of row.lookups) {
        const ids = wanted.map(({ by, value }) => found.get(nameOf(field.target, by))?.get(value));
        const id = ids.find((each) => each !== undefined && each !== 'several');
        if (id !== undefined) row.values[field.name] = id;
        else this.refuse(row, field, wanted[0]?.value ?? '', ids.includes('several'));
      }
    }
  }

  private refuse(row: PreparedRow, field: LookupField, value: string, several: boolean): void {
    const { type } = field.target;
    const label = type.label.one;
    const what = several
      ? text(`plusieurs fiches ${label.fr} ont cette clé`, `several ${label.en} records have this key`)
      : text(`aucune fiche ${label.fr} n’a cette clé`, `no ${label.en} record has this key`);
    const { record } = row.step;
    row.refuseField(
      field.name,
      ofField(record, field.name, withValue(what, value, type.vault || record.type.vault)),
    );
  }

  private async find(
    name: string,
    target: RegisteredRecord,
    by: string,
    values: Set<string>,
  ): Promise<Map<string, string | 'several'>> {
    const { type, service } = target;
    const known = this.known.get(name) ?? new Map<string, string>();
    this.known.set(name, known);
    const result = new Map<string, string | 'several'>();
    for (const value of values) {
      const id = known.get(value);
      if (id) result.set(value, id);
    }
    const unknown = [...values].filter((value) => !result.has(value));
    if (unknown.length === 0) return result;
    const add = (value: string, id: string) => result.set(value, result.has(value) ? 'several' : id);
    // A title of one field is mostly written alike, and then an index may find it.
    const exact = by === 'title' ? (type.title.length === 1 ? type.title[0] : undefined) : by;
    if (exact) {
      const found = await service.repository.findByValues(type.field(exact), unknown);
      for (const record of await readableOf(target, found))
        add(String((record as unknown as Record<string, unknown>)[exact]), record.id);
    }
    if (by === 'title') {
      const found = await service.repository.findByTitles(unknown.filter((value) => !result.has(value)));
      const readable = new Set(
        await readableIds(
          target,
          found.map(({ id }) => id),
        ),
      );
      for (const { title, id } of found) if (readable.has(id)) add(title, id);
    }
    if (known.size > rememberedKeys) known.clear();
    for (const [value, id] of result) if (id !== 'several') known.set(value, id);
    return result;
  }
}

const nameOf = ({ type }: RegisteredRecord, by: string): string => `${type.name} ${by}`;
