import { Injectable } from '@nestjs/common';
import { RecordRegistry, type RegisteredRecord, Scopes, TenantDb } from '#runtime';
import { type TargetDefinition, targetDefinitions } from './target-definitions.js';
import { type TargetField, targetFields } from './target-fields.js';

/** Something that the actor may import into. */
export interface Target {
  readonly definition: TargetDefinition;
  readonly record: RegisteredRecord;
  readonly fields: readonly TargetField[];
  /** Companies that rows name may be made. */
  readonly mayCreateMissing: boolean;
}

/** What the actor may import into in this instance, the company's own fields included. */
export class Targets {
  constructor(readonly records: RecordRegistry) {}

  /** The targets whose records the actor may create and import; others are as if they were not there. */
  all(): Target[] {
    return targetDefinitions.flatMap((definition) => this.find(definition.record) ?? []);
  }

  /** One target; undefined for an unknown one and one out of the actor's reach, alike. */
  find(name: string): Target | undefined {
    const definition = targetDefinitions.find(({ record }) => record === name);
    const record = this.records.find(name);
    if (!definition || !record || !mayImport(record)) return undefined;
    const company = this.records.find('crm.company');
    const mayCreateMissing =
      definition.companyFields !== undefined && company !== undefined && mayImport(company);
    const fields = targetFields(record, definition, mayCreateMissing ? company : undefined);
    // A tie to records that the actor may not write is not offered.
    const tie = definition.tie && this.records.find(definition.tie.record);
    const mayTie = !definition.tie || (tie !== undefined && mayImport(tie));
    return {
      definition,
      record,
      mayCreateMissing,
      fields: mayTie ? fields : fields.filter(({ place }) => place.kind !== 'reference' || !place.tied),
    };
  }
}

/** Finds the targets of the instance in scope. */
@Injectable()
export class InstanceTargets {
  constructor(
    private readonly records: RecordRegistry,
    private readonly db: TenantDb,
  ) {}

  /** Call within a unit of work. */
  async here(): Promise<Targets> {
    return new Targets(await this.records.forImports(this.db));
  }
}

/** Creating is what every import may do; whether it may update is seen record by record. */
function mayImport({ type }: RegisteredRecord): boolean {
  const actor = Scopes.actor();
  return (
    Scopes.instance().modules.has(type.module) &&
    actor.reachOf(type.permission('import')) !== undefined &&
    actor.reachOf(type.permission('create')) !== undefined
  );
}
