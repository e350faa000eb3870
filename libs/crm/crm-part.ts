import type { Provider, Type } from '@nestjs/common';
import type { PermissionDefinition } from '#identity';
import type { RecordEntity, RecordsService, RecordType } from '#runtime';

/** A kind of record of the module. */
export interface PartRecord<Entity extends RecordEntity = RecordEntity> {
  type: RecordType<Entity>;
  service: Type<RecordsService<Entity>>;
  input: new () => object;
  /** What an import may say beside what a person may; the input when absent. */
  imports?: new () => object;
  /** Changed by admins only. */
  configuration?: boolean;
}

/** What one folder brings to the module. */
export interface CrmPart {
  // biome-ignore lint/suspicious/noExplicitAny: a list of records of different kinds
  records?: readonly PartRecord<any>[];
  /** Tables that are no records of their own. */
  entities?: readonly (new () => object)[];
  /** Rights beside those of every record. */
  permissions?: readonly PermissionDefinition[];
  controllers: readonly Type[];
  providers: readonly Provider[];
}
