import { PickType } from '@nestjs/swagger';
import { hasCustomValues } from './custom/custom-values-field.js';
import { fieldsOf } from './field.js';
import type { BusinessRecord } from './record-entity.js';

/** What a client may write of a record: its entity without what we compute. */
export type InputOf<Entity> = Partial<Omit<Entity, keyof BusinessRecord>>;

/**
 * The input class of an entity, with the validation and documentation of its writable fields:
 * `class CompanyInput extends inputOf(Company) {}`.
 */
export function inputOf<Entity extends object>(entity: new () => Entity): new () => InputOf<Entity> {
  const writable = fieldsOf(entity)
    .filter(({ readOnly, byCommand }) => !readOnly && !byCommand)
    .map(({ name }) => name);
  if (hasCustomValues(entity)) writable.push('custom');
  return PickType(entity as new () => object, writable as never[]) as unknown as new () => InputOf<Entity>;
}
