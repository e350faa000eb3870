import type { RecordEntity } from '#runtime';
import type { ImportStep, MatchKey } from '../mapping/mapping.js';
import { emptyKey, type PreparedRow } from '../rows/prepared-row.js';
import { readableOf } from './reach.js';

type Input = Record<string, unknown>;

/** By which fields a row is told, and what it has there. */
export interface RowKey {
  readonly by: readonly MatchKey[];
  readonly values: readonly unknown[];
}

/** Finds the records that rows mean by their match keys. */
export class MatchKeys {
  constructor(private readonly step: ImportStep) {}

  /** The key of a row: by the fields of the match, or else by those of the others. A row without any is refused. */
  of(row: PreparedRow, input: Input): RowKey | undefined {
    if (this.step.match.length === 0) return { by: [], values: [] };
    for (const by of [this.step.match, ...this.step.orMatch]) {
      const values = by.map(
        ({ field, value }) => (value ? row.matchValues.get(field) : this.given(field, input)) ?? null,
      );
      if (!values.includes(null)) return { by, values };
    }
    const missing = this.step.match.find(
      ({ field, value }) => ((value ? row.matchValues.get(field) : input[field]) ?? null) === null,
    );
    const field = missing?.field ?? '';
    row.refuse(row.originAt(field), emptyKey(this.step, field));
    return undefined;
  }

  /** The records that the actor may read with these keys, by the packed key. */
  async stored(keys: readonly RowKey[]): Promise<Map<string, RecordEntity[]>> {
    const { type, service } = this.step.record;
    const stored = new Map<string, RecordEntity[]>();
    for (const by of [this.step.match, ...this.step.orMatch]) {
      const [first] = by;
      const wanted = keys.filter((key) => key.by === by);
      if (!first || wanted.length === 0) continue;
      const values = [...new Set(wanted.map((key) => key.values[0]))];
      const found = await service.repository.findByValues(type.field(first.field), values);
      for (const record of await readableOf(this.step.record, found)) {
        const key = packed({ by, values: by.map(({ field }) => (record as unknown as Input)[field]) });
        stored.set(key, [...(stored.get(key) ?? []), record]);
      }
    }
    return stored;
  }

  /** What an input has in a field; a name that always is a text is an empty one where the row has none. */
  private given(name: string, input: Input): unknown {
    const field = this.step.record.type.fields.find((each) => each.name === name);
    return input[name] ?? (field?.default === '' ? '' : undefined);
  }
}

export const packed = ({ by, values }: RowKey): string =>
  JSON.stringify([by.map(({ field }) => field).join(), ...values.map(String)]);
