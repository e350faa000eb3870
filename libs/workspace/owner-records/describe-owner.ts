import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { DescribePage } from '#runtime';

/** Documents the parameters that say which record is meant. */
export const DescribeOwner = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'resource',
      required: true,
      description: 'Kind of the record',
      schema: { type: 'string', example: 'crm.company' },
    }),
    ApiQuery({
      name: 'recordId',
      required: true,
      description: 'Id of the record',
      schema: { type: 'string', format: 'uuid' },
    }),
  );

/** Documents the parameters of a page of what lies beside a record. */
export const DescribeOwnerPage = (): MethodDecorator => applyDecorators(DescribeOwner(), DescribePage());
