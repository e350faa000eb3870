import { text } from '#kernel';
import type { RegisteredRecord } from '#runtime';
import type { PreparedRow } from '../rows/prepared-row.js';
import { readableOf } from './reach.js';
import { ofField, withValue } from './reasons.js';

const rememberedKeys = 5000;

/** Finds the records that rows refer to, with one statement for each kind of reference of a batch. */
export class Lookups {
  private readonly known = new Map<string, Map<string, string>>();

  /** Gives each row the ids it refers to. Call within a unit of work. */
  async resolve(rows: readonly PreparedRow[]): Promise<void> {
    const wanted = new Map<string, { target: RegisteredRecord; by: string; values: Set<string> }>();
    for (const { lookups } of rows) {
      for (const { field, wanted: value } of lookups) {
        const name = nameOf(field);
        const group = wanted.get(name) ?? { target: field.target, by: field.by, values: new Set() };
        group.values.add(value);
        wanted.set(name, group);
      }
    }
    const found = new Map<string, Map<string, string | 'several'>>();
    for (const [name, { target, by, values }] of wanted)
      found.set(name, await this.find(name, target, by, values));
    for (const row of rows) {
      for (const { field, wanted: value } of row.lookups) {
        const id = found.get(nameOf(field))?.get(value);
        if (id !== undefined && id !== 'several') {
          row.values[field.name] = id;
          continue;
        }
        const { type } = field.target;
        const label = type.label.one;
        const what =
          id === 'several'
            ? text(`plusieurs fiches ${label.fr} ont cette clé`, `several ${label.en} records have this key`)
            : text(`aucune fiche ${label.fr} n'a cette clé`, `no ${label.en} record has this key`);
        const own = row.step.record.type;
        row.refuseField(
          field.name,
          ofField(own, field.name, withValue(what, value, type.vault || own.vault)),
        );
      }
    }
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
    const found = await service.repository.findByValues(type.field(by), unknown);
    for (const record of await readableOf(target, found)) {
      const value = String((record as unknown as Record<string, unknown>)[by]);
      result.set(value, result.has(value) ? 'several' : record.id);
    }
    if (known.size > rememberedKeys) known.clear();
    for (const [value, id] of result) if (id !== 'several') known.set(value, id);
    return result;
  }
}

const nameOf = ({ target, by }: { target: RegisteredRecord; by: string }): string =>
  `${target.type.name} ${by}`;
