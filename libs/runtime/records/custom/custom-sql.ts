import { quoteLiteral } from '../../database/identifiers.js';
import type { FieldInfo } from '../field.js';
import type { ListFilter } from '../list-query.js';
import { type CustomField, isCustom } from './custom-field.js';

/** From this many values on, one comparison of the value is quicker than one look into the index for each. */
const manyValues = 20;

/**
 * Where a field is in a row, for conditions and orders: its column, or what lies in the values of a company's own.
 * @param alias of the table, when a statement has several.
 */
export function placeOf(field: FieldInfo, alias?: string): string {
  const column = `${alias ? `${alias}.` : ''}"${field.column}"`;
  if (!isCustom(field)) return column;
  const key = quoteLiteral(field.custom.key);
  switch (field.custom.kind) {
    case 'integer':
      return `(${column}->${key})::integer`;
    case 'boolean':
      return `(${column}->${key})::boolean`;
    case 'decimal':
      return `(${column}->>${key})::numeric`;
    case 'user':
      return `(${column}->>${key})::uuid`;
    default:
      return `(${column}->>${key})`;
  }
}

/** A filter by a company's own field. Equality is containment, which the index of the values answers. */
export function customCondition(
  { operator, value }: ListFilter,
  field: CustomField,
  bind: (value: unknown) => string,
): string {
  const place = placeOf(field);
  const { key, kind } = field.custom;
  const holds = (each: unknown): string => {
    const stored = kind === 'choices' ? [each] : kind === 'decimal' ? plainDecimal(String(each)) : each;
    return `"custom" @> ${bind(JSON.stringify({ [key]: stored }))}::jsonb`;
  };
  if (operator === 'null') return `("custom"->${quoteLiteral(key)}) IS NULL`;
  if (operator === '=') return holds(value);
  if (operator === 'in') {
    const values = value as readonly unknown[];
    if (values.length <= manyValues || kind === 'choices') return `(${values.map(holds).join(' OR ')})`;
    return `${place} = ANY(${bind(values)})`;
  }
  return `${place} ${operator} ${bind(value)}`;
}

/** A decimal as it is stored: `12.50` as `12.5`. */
const plainDecimal = (value: string): string => {
  const [, sign = '', whole = '', after = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(value) ?? [];
  const number = after ? `${whole}.${after}` : whole;
  return /^[0.]+$/.test(number) ? '0' : `${sign}${number}`;
};
