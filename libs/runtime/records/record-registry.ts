import { Injectable } from '@nestjs/common';
import type { TenantDb } from '../database/tenant-db.js';
import { customFieldsOf } from './custom/custom-fields.js';
import { withCustomImports } from './custom/custom-import.js';
import type { FieldInfo } from './field.js';
import { importFieldsOf, importInputOf } from './import-input.js';
import type { RecordEntity } from './record-entity.js';
import type { RecordType } from './record-type.js';
import type { RecordsService } from './records-service.js';

export interface RegisteredRecord {
  readonly type: RecordType;
  readonly service: RecordsService<RecordEntity>;
  readonly input: new () => object;
  /** What imports may say: more than clients, where the service's `imported` makes an input of it. */
  readonly importInput: new () => object;
  /** Fields of the record, and those of `importInput` alone. */
  readonly importFields: readonly FieldInfo[];
}

/**
 * Every kind of record of the application. Modules register theirs; imports, history and search find them here, so
 * that none of them names a module.
 */
@Injectable()
export class RecordRegistry {
  private readonly records = new Map<string, RegisteredRecord>();

  /** @param imports the input class of imports, where it is another. */
  register<Entity extends RecordEntity>(
    type: RecordType<Entity>,
    service: RecordsService<Entity>,
    input: new () => object,
    imports: new () => object = input,
  ): void {
    const known = type as unknown as RecordType;
    const importInput = importInputOf(known, imports);
    this.records.set(type.name, {
      type: known,
      service: service as unknown as RecordsService<RecordEntity>,
      input,
      importInput,
      importFields: importFieldsOf(known, importInput),
    });
  }

  /** The same kinds as imports of the instance in scope see them: with the company's own fields. Within a unit. */
  async forImports(db: TenantDb): Promise<RecordRegistry> {
    const own = new RecordRegistry();
    for (const [name, record] of this.records)
      own.records.set(name, withCustomImports(record, await customFieldsOf(db, record.type)));
    return own;
  }

  find(name: string): RegisteredRecord | undefined {
    return this.records.get(name);
  }

  all(): RegisteredRecord[] {
    return [...this.records.values()];
  }
}
