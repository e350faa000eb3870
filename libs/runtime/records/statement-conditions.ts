import type { ListFilter } from './list-query.js';

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

  addFilter({ field, operator, value }: ListFilter): void {
    const column = `"${field.column}"`;
    if (operator === 'null') this.add(`${column} IS NULL`);
    else if (operator === 'in') this.add(`${column} = ANY(${this.bind(value)})`);
    else this.add(`${column} ${operator} ${this.bind(value)}`);
  }

  toString(): string {
    return this.parts.length > 0 ? ` WHERE ${this.parts.join(' AND ')}` : '';
  }
}
