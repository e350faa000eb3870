import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { text } from '#kernel';
import { maxPerPage, parseListQuery } from '#runtime';

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

const sort = {
  name: 'requestedAt',
  column: 'requested_at',
  kind: 'instant' as const,
  label: text('Demandée le', 'Requested at'),
  sortable: true,
};

/** Reads `page` and `perPage` of a list with one order and no filters. @throws Problem INVALID_INPUT */
export function readPage(query: unknown): { page: number; perPage: number } {
  return parseListQuery(query, {
    fields: [sort],
    defaultSort: 'requestedAt',
    defaultOrder: 'desc',
    searchable: false,
  });
}
