import { Injectable } from '@nestjs/common';
import type { RecordEntity } from './record-entity.js';
import type { RecordType } from './record-type.js';
import type { RecordsService } from './records-service.js';

export interface RegisteredRecord {
  readonly type: RecordType;
  readonly service: RecordsService<RecordEntity>;
  readonly input: new () => object;
}

/**
 * Every kind of record of the application. Modules register theirs; imports, history and search find them here, so
 * that none of them names a module.
 */
@Injectable()
export class RecordRegistry {
  private readonly records = new Map<string, RegisteredRecord>();

  register<Entity extends RecordEntity>(
    type: RecordType<Entity>,
    service: RecordsService<Entity>,
    input: new () => object,
  ): void {
    this.records.set(type.name, {
      type: type as unknown as RecordType,
      service: service as unknown as RecordsService<RecordEntity>,
      input,
    });
  }

  find(name: string): RegisteredRecord | undefined {
    return this.records.get(name);
  }

  all(): RegisteredRecord[] {
    return [...this.records.values()];
  }
}
