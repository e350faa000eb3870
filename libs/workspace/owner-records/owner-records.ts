import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import {
  type RecordAction,
  type RecordEntity,
  RecordRegistry,
  type RegisteredRecord,
  Scopes,
  UnitOfWork,
} from '#runtime';
import { isBusinessModule } from '#tenancy';
import type { Owner } from './owner.js';
import { OwnerRecordProblems } from './owner-records.problems.js';

export interface OwnerRecord {
  readonly kind: RegisteredRecord;
  readonly record: RecordEntity;
}

/**
 * Finds the record that files and comments lie beside, with the rights of whoever acts: what lies beside a record is
 * reached exactly like the record.
 */
@Injectable()
export class OwnerRecords {
  constructor(
    private readonly records: RecordRegistry,
    private readonly units: UnitOfWork,
  ) {}

  /**
   * The record, if the actor may read it.
   * @throws Problem NOT_FOUND for an unknown kind, one of a module that is off, and an unknown, foreign or unreadable
   * record, alike; WORKSPACE_VAULT_RECORD for the kinds of the HR vault, whoever asks.
   */
  async readable(owner: Owner): Promise<OwnerRecord> {
    const kind = this.kindOf(owner.resource);
    return { kind, record: await this.get(kind, owner, 'read') };
  }

  /** The record, if the actor may change it. @throws Problem like `readable`; FORBIDDEN where they may only read it. */
  async changeable(owner: Owner): Promise<OwnerRecord> {
    const { kind } = await this.readable(owner);
    return { kind, record: await this.get(kind, owner, 'update') };
  }

  /** Whether the actor could do something to the record. */
  async may(owner: Owner, action: RecordAction): Promise<boolean> {
    try {
      await this.get(this.kindOf(owner.resource), owner, action);
      return true;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }

  /** Kinds that may have files and comments. */
  kinds(): RegisteredRecord[] {
    return this.records.all().filter((kind) => !isVault(kind));
  }

  /** These routes name no permission of their own, so what routes with one ask of everybody is asked here. */
  private kindOf(resource: string): RegisteredRecord {
    const kind = this.records.find(resource);
    if (!kind) throw new Problem(CommonProblems.NOT_FOUND);
    const { module } = kind.type;
    if (isBusinessModule(module) && !Scopes.instance().modules.has(module))
      throw new Problem(CommonProblems.NOT_FOUND);
    if (isVault(kind)) throw new Problem(OwnerRecordProblems.WORKSPACE_VAULT_RECORD);
    return kind;
  }

  private get(
    { service }: RegisteredRecord,
    { recordId }: Owner,
    action: RecordAction,
  ): Promise<RecordEntity> {
    return this.units.join({ mode: 'read' }, () => service.repository.get(recordId, action));
  }
}

/** By its declaration or by its table's name: a kind that forgot to say so stays out all the same. */
const isVault = ({ type }: RegisteredRecord): boolean => type.vault || type.table.startsWith('hr_');
