import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import type { InputOf } from './inputs.js';
import type { ListQuery, Page } from './list-query.js';
import { parseListQuery } from './list-query.js';
import type { Origin, RecordEntity } from './record-entity.js';
import type { RecordAction } from './record-type.js';
import type { RecordsRepository } from './records-repository.js';

/**
 * The use cases that every record has. A module's service extends it and says in `check` what its rules refuse;
 * the same checks then hold for the API, for imports and for mass edits.
 */
export class RecordsService<Entity extends RecordEntity> {
  constructor(readonly repository: RecordsRepository<Entity>) {}

  list(rawQuery: unknown, action: RecordAction = 'read'): Promise<Page<Entity>> {
    return this.repository.list(this.parseQuery(rawQuery), action);
  }

  parseQuery(rawQuery: unknown): ListQuery {
    return parseListQuery(rawQuery, this.repository.type);
  }

  get(id: string): Promise<Entity> {
    return this.repository.get(id);
  }

  async create(input: InputOf<Entity>, origin: Origin = 'user'): Promise<Entity> {
    const complete = this.complete(input, undefined);
    await this.refuse(complete, undefined);
    await this.changing(complete, undefined);
    const created = await this.repository.create(complete, origin);
    await this.changed(created, undefined);
    return created;
  }

  async update(id: string, version: number, patch: InputOf<Entity>): Promise<Entity> {
    const before = await this.repository.get(id, 'update', true);
    if (before.version !== version) {
      throw new Problem(CommonProblems.STALE_VERSION, {
        extra: { version: before.version, current: before },
      });
    }
    const complete = this.complete(patch, before);
    await this.refuse(complete, before);
    await this.changing(complete, before);
    const updated = await this.repository.update(id, version, complete);
    await this.changed(updated, before);
    return updated;
  }

  async remove(id: string, version: number): Promise<void> {
    const before = await this.repository.get(id, 'delete', true);
    await this.repository.remove(id, version);
    await this.removed(before);
  }

  /** Fills in what follows from other values. Pure. */
  complete(input: InputOf<Entity>, _before: Entity | undefined): InputOf<Entity> {
    return input;
  }

  /** What the rules refuse in an input, looked at with the record it changes. May read, never writes. */
  async check(_input: InputOf<Entity>, _before: Entity | undefined): Promise<readonly FieldError[]> {
    return [];
  }

  /** What must be written before a change, in the same unit of work: what makes room for it. */
  protected async changing(_input: InputOf<Entity>, _before: Entity | undefined): Promise<void> {}

  /** What follows from a change, in the same unit of work: events, dependent records. */
  protected async changed(_after: Entity, _before: Entity | undefined): Promise<void> {}

  protected async removed(_before: Entity): Promise<void> {}

  /** All that refuses an input: what every record checks, and the rules of this one. */
  async refusals(input: InputOf<Entity>, before: Entity | undefined): Promise<readonly FieldError[]> {
    return [...(await this.checkOwner(input, before)), ...(await this.check(input, before))];
  }

  private async refuse(input: InputOf<Entity>, before: Entity | undefined): Promise<void> {
    const errors = await this.refusals(input, before);
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  }

  /** A new owner must be an active user; one who left in the meantime stays until someone takes over. */
  private async checkOwner(input: InputOf<Entity>, before: Entity | undefined): Promise<FieldError[]> {
    const field = this.repository.type.ownerField?.name;
    if (!field) return [];
    const owner = (input as Record<string, unknown>)[field];
    if (typeof owner !== 'string' || owner === (before as Record<string, unknown> | undefined)?.[field])
      return [];
    if (await this.repository.isActiveUser(owner)) return [];
    return [
      {
        field,
        code: 'unknown-user',
        message: text("Ce responsable n'est pas un utilisateur actif.", 'This owner is not an active user.'),
      },
    ];
  }
}
