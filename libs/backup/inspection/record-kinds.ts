import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { type RecordAction, RecordRegistry, type RegisteredRecord, Scopes } from '#runtime';
import { isBusinessModule } from '#tenancy';

/**
 * Kinds of records with the rights of whoever acts, for routes that take the kind as a parameter: what routes of one kind
 * ask of everybody is asked here. A right of the HR vault is an HR referent's alone, whatever a role says.
 */
@Injectable()
export class RecordKinds {
  constructor(private readonly records: RecordRegistry) {}

  /** Those that the actor may read. */
  all(): RegisteredRecord[] {
    return this.records.all().filter((kind) => this.may(kind, 'read'));
  }

  /** @throws Problem NOT_FOUND for an unknown kind, one of a module that is off and one that the actor may not read, alike. */
  readable(resource: string): RegisteredRecord {
    const kind = this.records.find(resource);
    if (!kind || !this.may(kind, 'read')) throw new Problem(CommonProblems.NOT_FOUND);
    return kind;
  }

  /** The kind of record whose rows a table holds. */
  ofTable(table: string): RegisteredRecord | undefined {
    return this.records.all().find(({ type }) => type.table === table);
  }

  may({ type }: Pick<RegisteredRecord, 'type'>, action: RecordAction): boolean {
    if (isBusinessModule(type.module) && !Scopes.instance().modules.has(type.module)) return false;
    return Scopes.actor().reachOf(type.permission(action)) !== undefined;
  }
}
