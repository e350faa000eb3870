import { isCustom } from './custom/custom-field.js';
import { customCondition } from './custom/custom-sql.js';
import type { ListFilter } from './list-query.js';

/** Writes a condition on rows of the table, and binds to the values given. */
export type OwnCondition = (values: unknown[]) => string;

/** A statement under construction: its conditions and their bound values. */
export class Conditions {
  private readonly parts: string[] = [];

  /** @param values where to bind: those of a statement that this one becomes a part of. */
  constructor(readonly values: unknown[] = []) {}

  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(condition: string): void {
    this.parts.push(condition);
  }

  addFilter(filter: ListFilter): void {
    const { field, operator, value } = filter;
    const column = `"${field.column}"`;
    if (isCustom(field)) this.add(customCondition(filter, field, (each) => this.bind(each)));
    else if (field.kind === 'tags') this.addTags(column, operator, value);
    else if (operator === 'null') this.add(`${column} IS NULL`);
    else if (operator === 'holds') this.add((value as OwnCondition)(this.values));
    else if (operator === 'in') this.add(`${column} = ANY(${this.bind(value)})`);
    else this.add(`${column} ${operator} ${this.bind(value)}`);
  }

  private addTags(column: string, operator: ListFilter['operator'], value: unknown): void {
    if (operator === 'null') this.add(`${column} = '{}'`);
    else if (operator === 'all') this.add(`${column} @> ${this.bind(value)}::uuid[]`);
    else this.add(`${operator === 'none' ? 'NOT ' : ''}${column} && ${this.bind(value)}::uuid[]`);
  }

  /** The conditions alone, for a place within other ones. */
  get expression(): string {
    return this.parts.length > 0 ? `(${this.parts.join(' AND ')})` : 'true';
  }

  toString(): string {
    return this.parts.length > 0 ? ` WHERE ${this.parts.join(' AND ')}` : '';
  }
}
