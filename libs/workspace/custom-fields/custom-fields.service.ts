import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { RecordRegistry, type RecordType, Scopes } from '#runtime';
import { mayRead } from '../rights/reading-rights.js';
import { checkField, completeChoices, freeName, slugOf } from './custom-field.rules.js';
import type { CustomFieldChange, CustomFieldInput } from './custom-field-input.js';
import { CustomFieldProblems } from './custom-fields.problems.js';
import { CustomFieldsRepository, type StoredField } from './custom-fields.repository.js';

/** Right to say which fields the company's records have. */
export const customFieldPermission = 'workspace.custom-fields.update';

const mostFields = 100;

/** Which fields the company has added to its records. */
@Injectable()
export class CustomFieldsService {
  constructor(
    private readonly fields: CustomFieldsRepository,
    private readonly records: RecordRegistry,
  ) {}

  /** Those of the records that the actor may read; all of them to whoever keeps the fields. */
  async list(): Promise<StoredField[]> {
    const keeps = Scopes.actor().reachOf(customFieldPermission) !== undefined;
    return (await this.fields.list()).filter(({ record }) => keeps || mayRead(record));
  }

  /** @throws Problem INVALID_INPUT for a kind of record that takes no fields of the company's own */
  async uses(record: string): Promise<{ key: string; count: number }[]> {
    return this.fields.uses(this.typeOf(record));
  }

  /** @throws Problem INVALID_INPUT, TOO_MANY_CUSTOM_FIELDS */
  async create(input: CustomFieldInput): Promise<StoredField> {
    const { record, kind, label } = input;
    const type = this.typeOf(record);
    await this.fields.lock();
    const others = (await this.fields.list()).filter((each) => each.record === type.name);
    if (others.length >= mostFields) throw new Problem(CustomFieldProblems.TOO_MANY_CUSTOM_FIELDS);
    const values = {
      record,
      kind,
      label,
      key: freeName(slugOf(label, 'champ'), await this.fields.keysOf(record)),
      labelEn: input.labelEn ?? null,
      help: input.help ?? null,
      unit: input.unit ?? null,
      decimals: input.decimals ?? 2,
      choices: completed(input.choices ?? []),
      required: input.required ?? false,
    };
    refuse([...checkField(values, []), ...sameLabel(label, others)]);
    return this.fields.create(values);
  }

  /** @throws Problem NOT_FOUND, STALE_VERSION, INVALID_INPUT */
  async update(id: string, version: number, change: Partial<CustomFieldChange>): Promise<StoredField> {
    const before = await this.locked(id, version);
    const { choices, ...others } = change;
    const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
    const next: StoredField = { ...before, ...given };
    next.decimals = others.decimals ?? before.decimals;
    next.required = others.required ?? before.required;
    next.archived = others.archived ?? before.archived;
    if (choices) next.choices = completed(choices);
    const siblings = (await this.fields.list()).filter(
      (each) => each.record === before.record && each.id !== id,
    );
    refuse([
      ...checkField(next, before.choices),
      ...(next.archived ? [] : sameLabel(next.label, siblings)),
      ...(await this.lostChoices(before, next)),
    ]);
    return this.fields.update(id, next);
  }

  /** @throws Problem NOT_FOUND, STALE_VERSION, CUSTOM_FIELD_IN_USE where a record has a value */
  async remove(id: string, version: number): Promise<void> {
    const { record, key } = await this.locked(id, version);
    if (await this.fields.isUsed(this.typeOf(record), key))
      throw new Problem(CustomFieldProblems.CUSTOM_FIELD_IN_USE);
    await this.fields.remove(id);
  }

  /** Puts the fields of a kind of record in this order. @throws Problem INVALID_INPUT unless all are named, once. */
  async order(record: string, ids: readonly string[]): Promise<StoredField[]> {
    this.typeOf(record);
    await this.fields.lock();
    const own = (await this.fields.list()).filter((each) => each.record === record);
    const named = new Set(ids);
    if (ids.length !== own.length || !own.every(({ id }) => named.has(id)))
      refuse([
        {
          field: 'ids',
          code: 'all',
          message: text(
            'Chaque champ de ce type de fiche est attendu, une fois.',
            'Each field of this kind of record is expected, once.',
          ),
        },
      ]);
    await this.fields.order(ids);
    return this.list();
  }

  private async locked(id: string, version: number): Promise<StoredField> {
    await this.fields.lock();
    const field = await this.fields.find(id);
    if (!field) throw new Problem(CommonProblems.NOT_FOUND);
    if (field.version !== version)
      throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: field.version, current: field } });
    return field;
  }

  /** A value that records have is retired, not taken away. */
  private async lostChoices(before: StoredField, next: StoredField): Promise<FieldError[]> {
    const lost = before.choices.filter(({ value }) => !next.choices.some((each) => each.value === value));
    if (lost.length === 0) return [];
    const used = await this.fields.usedChoices(
      this.typeOf(before.record),
      before.key,
      lost.map(({ value }) => value),
    );
    return lost
      .filter(({ value }) => used.includes(value))
      .map(({ label, labelEn }) => ({
        field: 'choices',
        code: 'in-use',
        message: text(
          `« ${label} » est employé par des fiches : retirez-le des choix plutôt que de le supprimer.`,
          `"${labelEn || label}" is used by records: retire it instead of removing it.`,
        ),
      }));
  }

  private typeOf(record: string): RecordType {
    const type = this.records.find(record)?.type;
    if (type?.customFields) return type;
    const message = text(
      'Ce type de fiche n’accepte pas de champ personnalisé.',
      'This kind of record takes no custom field.',
    );
    throw new Problem(CommonProblems.INVALID_INPUT, {
      errors: [{ field: 'record', code: 'unknown', message }],
    });
  }
}

const completed = (choices: Parameters<typeof completeChoices>[0]): StoredField['choices'] =>
  completeChoices(choices).map((each) => ({
    ...each,
    labelEn: each.labelEn ?? null,
    retired: each.retired ?? false,
  }));

/** Two fields of one name on one screen could not be told apart. */
function sameLabel(label: string, others: readonly StoredField[]): FieldError[] {
  const same = (each: string) => slugOf(each, '') === slugOf(label, '') && slugOf(each, '') !== '';
  if (!others.some((each) => !each.archived && same(each.label))) return [];
  const message = text('Un autre champ porte ce nom.', 'Another field has this name.');
  return [{ field: 'label', code: 'taken', message }];
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
}
