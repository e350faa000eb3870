import type { Text } from '#kernel';
import type { Actor } from '../context/scope.js';
import { hasCustomValues } from './custom/custom-values-field.js';
import { type FieldInfo, fieldsOf } from './field.js';
import type { RecordEntity } from './record-entity.js';

/** Writes a condition on rows of the table, binding its values; undefined: no limit for this actor. */
export type Visibility = (
  actor: Actor,
  action: RecordAction,
  bind: (value: unknown) => string,
) => string | undefined;

export interface RecordOptions<Entity extends RecordEntity> {
  /** `crm.contact`: also the beginning of its permissions. */
  name: `${string}.${string}`;
  /** Where its routes are: `crm/contacts`. */
  path: string;
  table: string;
  entity: new () => Entity;
  label: { one: Text; many: Text };
  /** The fields that name a record to people, put together with a space. */
  title?: readonly (keyof Entity & string)[];
  /** The fields that tell a record from others of its name. */
  subtitle?: readonly (keyof Entity & string)[];
  defaultSort: keyof Entity & string;
  defaultOrder?: 'asc' | 'desc';
  /** The table has a `search_text` column (folded, indexed by trigrams). */
  searchable?: boolean;
  /** The field that names the user who owns a record; permissions of reach `own` and `team` need it. */
  ownerField?: keyof Entity & string;
  /** What nobody owns is within everybody's reach, so that anybody may take it. */
  freeWhenUnowned?: boolean;
  /**
   * A condition on rows that holds for every statement, beside what the actor's right reaches: some records are to be
   * seen by one person alone, whoever else may read the others. Others hear nothing of their changes either.
   */
  visibility?: Visibility;
  /** The table belongs to the HR vault. */
  vault?: boolean;
  /** It only ties two records: taking one away is a change of both, and nothing that is missed. */
  tie?: boolean;
  /** Which field tells an external system's key, for imports and interfaces. */
  externalKey?: keyof Entity & string;
  /**
   * The field to blame for a unique index over several columns. Indexes and foreign keys of one column need no entry
   * when they are named `<table>_<column>` and, as PostgreSQL does, `<table>_<column>_fkey`.
   */
  constraints?: Readonly<Record<string, keyof Entity & string>>;
  /** What lists are filtered by beside the fields; the repository knows what it means. */
  filters?: readonly FieldInfo[];
  /** The record is a natural person: at their request it is erased for good, copies included. */
  person?: boolean;
  /**
   * Why a record may not be changed any more, by law or because others rely on it: then no copy overwrites it either.
   * Undefined: it may.
   */
  frozen?: (record: Entity) => Text | undefined;
}

const byEntity = new WeakMap<new () => object, RecordType>();

/** What the record mechanism knows of one kind of record; one constant beside its entity. */
export class RecordType<Entity extends RecordEntity = RecordEntity> {
  readonly name: string;
  readonly module: string;
  readonly path: string;
  readonly table: string;
  readonly entity: new () => Entity;
  readonly label: { one: Text; many: Text };
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  readonly defaultSort: string;
  readonly defaultOrder: 'asc' | 'desc';
  readonly searchable: boolean;
  readonly ownerField: FieldInfo | undefined;
  readonly freeWhenUnowned: boolean;
  readonly vault: boolean;
  readonly tie: boolean;
  readonly visibility: Visibility | undefined;
  private readonly constraints: Readonly<Record<string, string>>;
  /** All columns that clients may see, the key first. */
  readonly fields: readonly FieldInfo[];
  /** Companies may add fields of their own: the entity has `custom`. */
  readonly customFields: boolean;
  readonly filters: readonly FieldInfo[];
  readonly person: boolean;
  private readonly frozen: ((record: Entity) => Text | undefined) | undefined;

  constructor(options: RecordOptions<Entity>) {
    this.name = options.name;
    this.module = options.name.split('.')[0] ?? '';
    this.path = options.path;
    this.table = options.table;
    this.entity = options.entity;
    this.label = options.label;
    this.title = options.title ?? [];
    this.subtitle = options.subtitle ?? [];
    this.defaultSort = options.defaultSort;
    this.defaultOrder = options.defaultOrder ?? 'asc';
    this.searchable = options.searchable ?? false;
    this.freeWhenUnowned = options.freeWhenUnowned ?? false;
    this.vault = options.vault ?? false;
    this.tie = options.tie ?? false;
    this.visibility = options.visibility;
    this.constraints = options.constraints ?? {};
    this.fields = fieldsOf(options.entity);
    this.customFields = hasCustomValues(options.entity);
    this.filters = options.filters ?? [];
    this.person = options.person ?? false;
    this.frozen = options.frozen;
    this.ownerField = this.fields.find(({ name }) => name === options.ownerField);
    byEntity.set(options.entity, this as unknown as RecordType);
  }

  /** The kind of record that an entity is; undefined for an entity that clients never see as a record. */
  static of(entity: new () => object): RecordType | undefined {
    return byEntity.get(entity);
  }

  /** Why a record may not be overwritten by a copy of it; undefined where it may. */
  whyFrozen(record: RecordEntity): Text | undefined {
    return this.frozen?.(record as Entity);
  }

  permission(action: RecordAction): string {
    return `${this.name}.${action}`;
  }

  /** A record's name for people; empty for a kind that has none. */
  titleOf(record: RecordEntity): string {
    return this.textOf(record, this.title, ' ');
  }

  /** What tells a record from others of its name. */
  subtitleOf(record: RecordEntity): string {
    return this.textOf(record, this.subtitle, ' · ');
  }

  private textOf(record: RecordEntity, names: readonly string[], between: string): string {
    const values = names.map((name) => (record as unknown as Record<string, unknown>)[name]);
    return values.filter((value) => typeof value === 'string' && value !== '').join(between);
  }

  /** The field to blame when PostgreSQL refuses a write by this constraint of the table. */
  fieldOfConstraint(constraint: string): FieldInfo | undefined {
    const column = constraint.replace(`${this.table}_`, '').replace(/_fkey$/, '');
    const name = this.constraints[constraint];
    return this.fields.find((field) => (name ? field.name === name : field.column === column));
  }

  /** @throws Error for a field that the entity does not declare: a fault of the caller. */
  field(name: string): FieldInfo {
    const found = this.fields.find((field) => field.name === name);
    if (!found) throw new Error(`${this.name} has no field ${name}`);
    return found;
  }
}

export const recordActions = ['read', 'create', 'update', 'delete', 'export', 'import', 'mass-edit'] as const;
export type RecordAction = (typeof recordActions)[number];
