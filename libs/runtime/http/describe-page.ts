import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { maxPerPage } from './query-reader.js';

/** Documents `page` and `perPage`. @param usual records on a page when nothing is said */
export const DescribePage = (usual = 25): MethodDecorator =>
  applyDecorators(
    ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 1, default: 1 } }),
    ApiQuery({
      name: 'perPage',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: maxPerPage, default: usual },
    }),
  );
