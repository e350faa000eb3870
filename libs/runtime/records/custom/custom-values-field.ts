import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { Column } from 'typeorm';
import { message, rule } from '../field.js';

const declared = new WeakSet<object>();
/** More keys than any kind of record may have fields. */
const mostKeys = 200;

/** Whether a kind of record may have fields of the company's own. */
export const hasCustomValues = (entity: new () => object): boolean => declared.has(entity);

/**
 * The values of the fields that a company adds to this kind of record: one line in the entity, `custom`. Which there
 * are is the instance's matter (`workspace_custom_field`), and is checked when something is written.
 */
export function CustomValuesField(): PropertyDecorator {
  return (target, key) => {
    if (key !== 'custom') throw new Error('the values of custom fields are named custom');
    declared.add(target.constructor);
    Column({ type: 'jsonb', name: 'custom', nullable: false, default: {} })(target, key);
    ApiProperty({
      type: 'object',
      selfRequired: false,
      description:
        "The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field.",
      additionalProperties: {
        nullable: true,
        oneOf: [
          { type: 'string' },
          { type: 'number' },
          { type: 'boolean' },
          { type: 'array', items: { type: 'string' } },
        ],
      },
      example: {},
    })(target, key);
    ValidateIf((_, value) => value !== undefined)(target, key);
    rule(
      'object',
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= mostKeys,
      message('Des valeurs par champ sont attendues.', 'Values by field are expected.'),
    )(target, key);
  };
}
