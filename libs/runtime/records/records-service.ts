import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { readCustomCells } from './custom/custom-import.js';
import { type CustomPatch, type CustomValues, checkCustom } from './custom/custom-values.js';
import { type ImportedInput, type ImportedRecord, ownerName } from './import-input.js';
import type { InputOf } from './inputs.js';
import type { ListQuery, Page } from './list-query.js';
import { parseListQuery } from './list-query.js';
import type { Origin, RecordEntity } from './record-entity.js';
import type { RecordAction } from './record-type.js';
import type { RecordsRepository } from './records-repository.js';
import { checkTags, importedTags } from './tag-checks.js';

/**
 * The use cases that every record has. A module's service extends it and says in `check` what its rules refuse;
 * the same checks then hold for the API, for imports and for mass edits.
 */
export class RecordsService<Entity extends RecordEntity> {
  constructor(readonly repository: RecordsRepository<Entity>) {}

  async list(rawQuery: unknown, action: RecordAction = 'read'): Promise<Page<Entity>> {
    return this.repository.list(await this.parseQuery(rawQuery), action);
  }

  /** What a list is asked for, by the fields that this instance has. @throws Problem INVALID_INPUT */
  async parseQuery(rawQuery: unknown): Promise<ListQuery> {
    const { fields, filters, defaultSort, defaultOrder, searchable } = this.repository.type;
    const all = [...fields, ...(await this.repository.customFields())];
    return parseListQuery(rawQuery, { fields: all, filters, defaultSort, defaultOrder, searchable });
  }

  get(id: string): Promise<Entity> {
    return this.repository.get(id);
  }

  /**
   * @param asks false where nobody can be asked for what the company's own fields require: a visitor of its site, a
   *   record that becomes another one.
   */
  async create(
    input: InputOf<Entity>,
    origin: Origin = 'user',
    asks = origin === 'user' || origin === 'import',
  ): Promise<Entity> {
    const complete = this.complete(input, undefined);
    await this.refuse(complete, undefined, asks);
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

  /**
   * Makes an input of what an import says, in the same unit and before `complete`: finds what it names, and may write
   * what the record needs. A service of whose records imports say more overrides it, and calls this one.
   */
  async imported(given: ImportedInput, before: Entity | undefined): Promise<ImportedRecord> {
    const input = readCustomCells(given, await this.repository.customFields());
    const named = await importedTags(this.repository, input, before);
    const { [ownerName]: name, ...others } = named.input;
    const owner = this.repository.type.ownerField;
    if (!owner || typeof name !== 'string' || name === '') return { input: others, remarks: named.remarks };
    const found = await this.repository.findActiveUser(name);
    if (found) return { input: { ...others, [owner.name]: found }, remarks: named.remarks };
    const reason = text(
      `pas d’utilisateur actif « ${name} » : le responsable est laissé`,
      `no active user "${name}": the owner is left out`,
    );
    return { input: others, remarks: [...named.remarks, { field: ownerName, reason, once: true }] };
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
  async refusals(
    input: InputOf<Entity>,
    before: Entity | undefined,
    asks = before === undefined,
  ): Promise<readonly FieldError[]> {
    return [
      ...(await this.checkOwner(input, before)),
      ...(await checkTags(this.repository, input, before)),
      ...(await this.checkCustom(input, before, asks)),
      ...(await this.check(input, before)),
    ];
  }

  private async refuse(input: InputOf<Entity>, before: Entity | undefined, asks = false): Promise<void> {
    const errors = await this.refusals(input, before, asks);
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  }

  /** What the company's own fields refuse. */
  private async checkCustom(
    input: InputOf<Entity>,
    before: Entity | undefined,
    asks: boolean,
  ): Promise<FieldError[]> {
    const { custom } = input as { custom?: CustomPatch };
    if (!this.repository.type.customFields || (!custom && !asks)) return [];
    const fields = await this.repository.customFields();
    const had = (before as { custom?: CustomValues } | undefined)?.custom;
    const { values, errors } = checkCustom(fields, custom ?? {}, { before: had, asks });
    for (const { name, custom } of fields) {
      const userId = custom.kind === 'user' ? values[custom.key] : undefined;
      if (typeof userId !== 'string' || userId === had?.[custom.key]) continue;
      if (!(await this.repository.isActiveUser(userId))) errors.push(notActive(name));
    }
    return errors;
  }

  /** A new owner must be an active user; one who left in the meantime stays until someone takes over. */
  private async checkOwner(input: InputOf<Entity>, before: Entity | undefined): Promise<FieldError[]> {
    const field = this.repository.type.ownerField?.name;
    if (!field) return [];
    const owner = (input as Record<string, unknown>)[field];
    if (typeof owner !== 'string' || owner === (before as Record<string, unknown> | undefined)?.[field])
      return [];
    if (await this.repository.isActiveUser(owner)) return [];
    return [unknownUser(field)];
  }
}

const unknownUser = (field: string): FieldError => ({
  field,
  code: 'unknown-user',
  message: text('Ce responsable n’est pas un utilisateur actif.', 'This owner is not an active user.'),
});

const notActive = (field: string): FieldError => ({
  field,
  code: 'unknown-user',
  message: text('Cette personne n’est pas un utilisateur actif.', 'This person is not an active user.'),
});
