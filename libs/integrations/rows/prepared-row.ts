import { type Text, text } from '#kernel';
import { type FieldInfo, fieldSteps, fieldsOf } from '#runtime';
import { ofField, reasonOfCell } from '../imports/reasons.js';
import { originOf } from '../mapping/expression-reader.js';
import {
  CellError,
  type CellValue,
  type Expression,
  type ImportStep,
  type ListField,
  type LookupField,
  type MappedField,
  type Origin,
} from '../mapping/mapping.js';
import { isNeeded, isSamePart } from './list-parts.js';
import type { SourceRow } from './source-row.js';

export interface Remark {
  readonly origin: Origin;
  readonly reason: Text;
}

interface PlacedPart {
  readonly row: SourceRow;
  readonly fields: ListField['sources'][number]['fields'];
  readonly value: Record<string, unknown>;
}

/** A row of the main file as an input of the record, and where each of its values came from. */
export class PreparedRow {
  readonly values: Record<string, unknown> = {};
  readonly lookups: { field: LookupField; wanted: { by: string; value: string }[] }[] = [];
  /** Values of match keys that are no fields of the input. */
  readonly matchValues = new Map<string, CellValue>();
  readonly refusals: Remark[] = [];
  readonly warnings: Remark[] = [];
  private readonly parts = new Map<string, PlacedPart[]>();
  private readonly fields: readonly MappedField[];

  /**
   * @param deferred prepare the references that wait for the other rows, and nothing else.
   * @param made ids of records that the row made in earlier steps, by field.
   */
  constructor(
    readonly step: ImportStep,
    readonly row: SourceRow,
    deferred = false,
    made: Readonly<Record<string, string>> = {},
  ) {
    Object.assign(this.values, made);
    this.fields = step.fields.filter((field) => (field.kind === 'lookup' && field.deferred) === deferred);
    try {
      if (!deferred) row.checkJoins();
      for (const field of this.fields) this.prepare(field);
      for (const { field, value } of [...step.match, ...step.orMatch.flat()])
        if (value) this.matchValues.set(field, this.evaluate(value, field) ?? null);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      this.refuse(error.at ?? row.origin(), reasonOfCell(error, step.record, ''));
    }
    if (!deferred) this.warnings.push(...row.remarks);
  }

  refuse(origin: Origin, reason: Text): void {
    this.refusals.push({ origin, reason });
  }

  /** Refuses the row for a field, or leaves the value out where the mapping says so. Tells whether the row stands. */
  refuseField(path: string, reason: Text): boolean {
    const [name = '', at, member] = fieldSteps(path);
    const origin = this.originAt(path);
    const field = this.fields.find((each) => each.name === name);
    const drops =
      field &&
      field.kind !== 'made' &&
      (field.kind === 'lookup' ? field.onMissing : field.onInvalid) === 'drop';
    if (!drops) {
      this.refuse(origin, reason);
      return false;
    }
    this.warnings.push({ origin, reason });
    if (at !== undefined && member !== undefined) this.leaveOutMember(name, Number(at), member);
    else this.leaveOut(name);
    return true;
  }

  /** A town stays without its country; a part of which nothing is left goes. */
  private leaveOutMember(name: string, at: number, member: string): void {
    const parts = this.parts.get(name) ?? [];
    const part = parts[at];
    if (!part) return;
    delete part.value[member];
    const isLeft = part.fields.some((field) => !field.value.constant && part.value[field.name] !== undefined);
    if (!isLeft || isNeeded(this.info(name), member)) parts.splice(at, 1);
    this.values[name] = parts.map(({ value }) => value);
  }

  /** Where the value at a path such as `phones.0.number` was read. */
  originAt(path: string): Origin {
    const [name = '', at, member] = fieldSteps(path);
    const field = this.fields.find((each) => each.name === name);
    const key = [...this.step.match, ...this.step.orMatch.flat()].find((each) => each.field === path)?.value;
    if (!field && key) return originOf(key, this.row);
    if (!field || field.kind === 'made') return this.row.origin();
    if (field.kind === 'lookup') return originOf(this.wayOf(field).value, this.row);
    if (field.kind !== 'list') return originOf(field.value, this.row);
    const part = this.parts.get(name)?.[Number(at)];
    const expression = part?.fields.find((each) => each.name === member)?.value;
    return part && expression ? originOf(expression, part.row) : (part?.row ?? this.row).origin();
  }

  private prepare(field: MappedField): void {
    if (field.kind === 'made') return;
    if (field.kind === 'list') {
      this.prepareList(field);
      return;
    }
    if (field.kind === 'lookup') {
      this.prepareLookup(field);
      return;
    }
    const value = this.evaluate(field.value, field.name);
    if (value === undefined) this.leaveOut(field.name);
    else this.give(field.name, value);
  }

  private prepareLookup(field: LookupField): void {
    const wanted = field.ways.flatMap(({ by, value: expression }) => {
      const value = this.evaluate(expression, field.name);
      return value === null || value === undefined ? [] : [{ by, value: String(value) }];
    });
    if (wanted.length > 0) this.lookups.push({ field, wanted });
    else if (this.refusals.length === 0) this.give(field.name, null);
  }

  /** The first way that says something, for its place in the file. */
  private wayOf({ ways }: LookupField): LookupField['ways'][number] {
    const said = ways.find(({ value }) => {
      try {
        return value.evaluate(this.row) !== null;
      } catch {
        return true;
      }
    });
    return said ?? (ways[0] as LookupField['ways'][number]);
  }

  /** A value in the type of its field; an empty cell clears the field, unless it always has a value. */
  private give(name: string, value: CellValue): void {
    const info = this.info(name);
    if (value !== null) this.values[name] = typed(value, info);
    else if (info?.required) this.values[name] = info.kind === 'text' ? '' : null;
    else if (info?.default === undefined) this.values[name] = null;
  }

  private leaveOut(name: string): void {
    delete this.values[name];
    if (this.info(name)?.required) this.give(name, null);
  }

  private prepareList(field: ListField): void {
    const placed: PlacedPart[] = [];
    const known = fieldsOf(this.info(field.name)?.part ?? Object);
    for (const { join, fields } of field.sources) {
      for (const row of join === undefined ? [this.row] : this.row.rows(join)) {
        const value = this.preparePart(field, fields, known, row);
        if (value && !placed.some((other) => isSamePart(other.value, value)))
          placed.push({ row, fields, value });
      }
    }
    this.parts.set(field.name, placed);
    this.values[field.name] = placed.map(({ value }) => value);
  }

  /** One part; undefined when nothing but constants is in it, or when it is to be dropped. */
  private preparePart(
    field: ListField,
    fields: PlacedPart['fields'],
    known: readonly FieldInfo[],
    row: SourceRow,
  ): Record<string, unknown> | undefined {
    const value: Record<string, unknown> = {};
    let filled = false;
    for (const { name, value: expression } of fields) {
      try {
        const made = expression.evaluate(row);
        if (made === null) continue;
        value[name] = typed(
          made,
          known.find((each) => each.name === name),
        );
        filled ||= !expression.constant;
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        const origin = error.at ?? originOf(expression, row);
        const reason = reasonOfCell(error, this.step.record, field.name);
        if (field.onInvalid !== 'drop') {
          this.refuse(origin, reason);
          return undefined;
        }
        this.warnings.push({ origin, reason });
        if (known.some((each) => each.name === name && each.required)) return undefined;
      }
    }
    return filled ? value : undefined;
  }

  /** Undefined: refused, and either noted against the row or left out with a warning. */
  private evaluate(expression: Expression, name: string): CellValue | undefined {
    try {
      return expression.evaluate(this.row);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      const origin = error.at ?? originOf(expression, this.row);
      const reason = reasonOfCell(error, this.step.record, name);
      const field = this.fields.find((each) => each.name === name);
      if (field && field.kind !== 'list' && 'onInvalid' in field && field.onInvalid === 'drop')
        this.warnings.push({ origin, reason });
      else this.refuse(origin, reason);
      return undefined;
    }
  }

  private info(name: string): FieldInfo | undefined {
    return this.step.record.importFields.find((field) => field.name === name);
  }
}

/** Cells are texts: digits become a number where the field is one, and anything becomes text where it is text. */
function typed(value: Exclude<CellValue, null>, info: FieldInfo | undefined): unknown {
  if (info?.kind === 'integer')
    return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (info?.kind === 'boolean') return value;
  return String(value);
}

/** All that is wrong with a row as one reason, at the place of the first. */
export function together(remarks: readonly Remark[]): Remark | undefined {
  const [first] = remarks;
  if (!first || remarks.length === 1) return first;
  const all = (language: 'fr' | 'en') =>
    [...new Set(remarks.map(({ reason }) => reason[language]))].join(' ; ');
  return { origin: first.origin, reason: text(all('fr'), all('en')) };
}

export const emptyKey = (step: ImportStep, field: string): Text =>
  ofField(step.record, field, text('clé de rapprochement vide', 'empty match key'));
