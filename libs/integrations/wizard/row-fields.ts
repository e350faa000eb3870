import type { AnalysedColumn } from '../uploads/upload-analysis.js';
import type { ColumnInput } from './import-input.js';
import type { TargetField } from './target-fields.js';
import {
  chosenTransform,
  phoneTransforms,
  type Surroundings,
  severalIn,
  type Transforms,
  usualTransforms,
} from './usual-transforms.js';

/** A column and the field that it goes to, both known to exist. */
export interface MappedColumn {
  readonly input: ColumnInput;
  readonly field: TargetField;
  readonly column: AnalysedColumn;
  /** How the recognised program writes these values. */
  readonly productTransform: Transforms | undefined;
}

export type Yaml = Record<string, unknown>;

/** Makes the fields of a record of the columns of a row. */
export class RowFields {
  readonly columns: readonly MappedColumn[];
  private readonly around: Surroundings;

  constructor(record: string, columns: readonly MappedColumn[]) {
    // The first address of a contact is its main one: that of work, whatever the order of the file.
    this.columns = [...columns].sort((one, other) => rankOf(one) - rankOf(other));
    const country = columns.find(
      ({ field: { place } }) => place.kind === 'part' && place.member.name === 'country',
    );
    this.around = { record, countryColumn: country?.column.name };
  }

  named(name: string): MappedColumn | undefined {
    return this.columns.find(({ field }) => field.name === name);
  }

  /** A column's value, with what its field needs. */
  value({ input, field, column, productTransform }: MappedColumn, more: Transforms = []): Yaml {
    const own = input.transform
      ? [chosenTransform(input.transform, column)]
      : (productTransform ?? usualTransforms(field, column, this.around));
    const transform = [...own, ...more];
    return { column: `/${column.name}`, ...(transform.length > 0 && { transform }) };
  }

  /** Plain fields, lists, and references but for the tied ones. */
  all(): Yaml {
    return { ...this.plain(), ...this.lists(), ...this.references() };
  }

  private plain(): Yaml {
    const fields: Yaml = {};
    for (const mapped of this.columns) {
      const { place } = mapped.field;
      if (place.kind === 'plain')
        fields[place.field.name] = { ...this.value(mapped), ...(drops(mapped) && { onInvalid: 'drop' }) };
    }
    const full = this.named('fullName');
    if (!full) return fields;
    const names = { lastName: 'familyName', firstName: 'givenName' } as const;
    for (const [name, transform] of Object.entries(names)) {
      const own = this.named(name);
      const split = { column: `/${full.column.name}`, transform: ['squash', transform] };
      fields[name] = own ? { firstOf: [this.value(own), split] } : split;
    }
    return fields;
  }

  lists(): Yaml {
    const lists = new Map<string, Yaml[]>();
    const placed = new Map<string, Yaml>();
    const dropping = new Set<string>();
    for (const mapped of this.columns) {
      const { place } = mapped.field;
      if (place.kind !== 'part') continue;
      const { list, label, member } = place;
      const parts = lists.get(list) ?? [];
      lists.set(list, parts);
      if (drops(mapped)) dropping.add(list);
      if (member.format === 'email' || member.format === 'phone') {
        parts.push(...this.items(mapped, label, member.name));
        continue;
      }
      const key = `${list} ${label}`;
      const part = placed.get(key) ?? { ...(label && { label: { constant: label } }) };
      if (!placed.has(key)) parts.push(part);
      placed.set(key, part);
      part[member.name] = this.value(mapped);
    }
    return Object.fromEntries(
      [...lists].map(([list, parts]) => [
        list,
        { parts: parts.map((part) => ({ part })), ...(dropping.has(list) && { onInvalid: 'drop' }) },
      ]),
    );
  }

  /** As many parts as the fullest cell of a column has addresses or numbers. */
  private items(mapped: MappedColumn, label: string | undefined, member: string): Yaml[] {
    const { input, column, field } = mapped;
    const count = input.transform ? 1 : severalIn(column) ? (column.mostItems ?? 1) : 1;
    const isEmail = field.type === 'email';
    return Array.from({ length: count }, (_, at) => {
      const place = label && { label: { constant: at === 0 ? label : 'other' } };
      if (input.transform || mapped.productTransform) return { ...place, [member]: this.value(mapped) };
      const item = isEmail || count > 1 ? [{ item: { take: at + 1, last: at === count - 1 } }] : [];
      const transform = [...item, ...(isEmail ? [] : phoneTransforms(column, this.around))];
      const value = { column: `/${column.name}`, ...(transform.length > 0 && { transform }) };
      return { ...place, [member]: value };
    });
  }

  private references(): Yaml {
    const fields: Yaml = {};
    for (const mapped of this.columns) {
      const { place } = mapped.field;
      if (place.kind === 'reference' && !place.tied)
        fields[place.reference.field] = this.lookup(place.reference.field);
    }
    return fields;
  }

  /** Every way in which columns name the record of a reference, in the order of the target. */
  lookup(name: string): Yaml | undefined {
    const ways = this.columns.flatMap((mapped) =>
      mapped.field.place.kind === 'reference' && mapped.field.place.reference.field === name
        ? [{ mapped, reference: mapped.field.place.reference }]
        : [],
    );
    const order = ['externalId', 'siren', 'staffNumber', 'email', 'title'];
    ways.sort((one, other) => order.indexOf(one.reference.by) - order.indexOf(other.reference.by));
    const [first, ...others] = ways;
    if (!first) return undefined;
    const { lookup, by, deferred } = first.reference;
    const drop = ways.some(({ mapped }) => drops(mapped)) || deferred;
    return {
      lookup,
      by,
      ...this.value(first.mapped),
      ...(others.length > 0 && {
        or: others.map(({ mapped, reference }) => ({ by: reference.by, ...this.value(mapped) })),
      }),
      ...(drop && { onMissing: 'drop' }),
      ...(deferred && { deferred }),
    };
  }
}

const places = ['work', 'mobile', 'home', 'billing', 'site', 'other'];
const rankOf = ({ field: { place } }: MappedColumn): number =>
  place.kind === 'part' ? places.indexOf(place.label ?? '') : -1;

const drops = ({ input }: MappedColumn): boolean => input.onInvalid === 'drop';
