import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { maxPerPage } from '#runtime';

/** Documents `page` and `perPage`. */
export const DescribePages = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 1, default: 1 } }),
    ApiQuery({
      name: 'perPage',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: maxPerPage, default: 25 },
    }),
  );

/** Reads `page` and `perPage`, and nothing else. @throws Problem INVALID_INPUT naming each wrong parameter. */
export function readPage(query: Record<string, unknown>): { page: number; perPage: number } {
  const errors: FieldError[] = [];
  const refuse = (field: string, fr: string, en: string) =>
    errors.push({ field, code: 'parameter', message: text(fr, en) });
  const read = (name: string, usual: number, max: number): number => {
    const value = query[name];
    if (value === undefined) return usual;
    const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : 0;
    if (number < 1 || number > max)
      refuse(name, `Un nombre de 1 à ${max} est attendu.`, `A number from 1 to ${max} is expected.`);
    return number;
  };
  const asked = { page: read('page', 1, 1_000_000), perPage: read('perPage', 25, maxPerPage) };
  for (const name of Object.keys(query))
    if (!['page', 'perPage'].includes(name))
      refuse(name, 'Paramètres possibles : page, perPage.', 'Possible parameters: page, perPage.');
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  return asked;
}
