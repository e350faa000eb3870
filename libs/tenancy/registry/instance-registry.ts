import { Injectable } from '@nestjs/common';
import { defineProblems, Problem, text } from '#kernel';
import { AppConfig, AppLogger, type InstanceRef, quoteIdentifier, UnitOfWork } from '#runtime';

export type InstanceState = 'active' | 'suspended' | 'restoring' | 'migration-failed' | 'erasing' | 'erased';

/** An instance as the control plane knows it. */
export interface InstanceRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly schema: string;
  readonly role: string;
  readonly vaultRole: string | null;
  readonly kind: 'company' | 'console';
  readonly state: InstanceState;
  readonly modules: string[];
  readonly siren: string | null;
  readonly timeZone: string;
  readonly schemaVersion: number;
  readonly createdAt: Date;
}

export const instanceColumns = `id, slug, name, schema_name AS schema, role_name AS role, vault_role_name AS "vaultRole",
  kind, state, modules, siren, time_zone AS "timeZone", schema_version AS "schemaVersion", created_at AS "createdAt"`;

export const TenancyProblems = defineProblems({
  INSTANCE_UNKNOWN: {
    category: 'not-found',
    title: text('Cette instance est inconnue.', 'This instance is unknown.'),
  },
  INSTANCE_UNAVAILABLE: {
    category: 'unavailable',
    title: text(
      'Cette instance est en maintenance ; elle revient dans quelques minutes.',
      'This instance is under maintenance; it will be back in a few minutes.',
    ),
  },
  INSTANCE_EXISTS: {
    category: 'conflict',
    title: text('Une instance porte déjà ce nom.', 'An instance already has this name.'),
  },
  INSTANCE_STATE: {
    category: 'conflict',
    title: text(
      'L’état de cette instance ne le permet pas.',
      'The state of this instance does not allow it.',
    ),
  },
  ERASURE_UNFINISHED: {
    category: 'unavailable',
    title: text(
      'L’instance est effacée, mais des fichiers ou des clés n’ont pas pu être supprimés ; un nouvel essai suit chaque heure.',
      'The instance is erased, but files or keys could not be removed; this is tried again every hour.',
    ),
  },
  INSTANCE_INPUT: {
    category: 'invalid',
    title: text('Ces données d’instance ne conviennent pas.', 'These instance details are not acceptable.'),
  },
});

/** How long an answer may be believed before the control plane is asked again, in milliseconds. */
const freshFor = 1_000;

/**
 * Which instances exist. Rows are remembered for a second; a suspension in another process therefore shows at once in
 * PostgreSQL, where the instance's roles lose their schema, and within a second here.
 */
@Injectable()
export class InstanceRegistry {
  private readonly known = new Map<
    string,
    { row: InstanceRow | undefined; ref: InstanceRef | undefined; at: number }
  >();
  private readonly asking = new Map<string, Promise<InstanceRow | undefined>>();

  constructor(
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
  ) {}

  /** The label of a Host header under our base domain, or undefined: exact matches only. */
  labelOf(host: string | undefined): string | undefined {
    const match = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.([a-z0-9.-]+?)(?::\d{1,5})?$/i.exec(host ?? '');
    return match?.[2]?.toLowerCase() === this.config.baseDomain ? match[1]?.toLowerCase() : undefined;
  }

  /**
   * The instance that a host serves.
   * @throws Problem INSTANCE_UNKNOWN for no such host and for one that is not active, alike; INSTANCE_UNAVAILABLE
   * while it is being restored or its schema is behind.
   */
  async resolve(label: string | undefined, schemaVersion: number): Promise<InstanceRef> {
    const entry = label === undefined ? undefined : (this.fresh(label) ?? (await this.load(label)));
    const { row, ref } = entry ?? {};
    if (!row || !ref) throw new Problem(TenancyProblems.INSTANCE_UNKNOWN);
    if (row.state === 'active') {
      if (row.schemaVersion !== schemaVersion) throw new Problem(TenancyProblems.INSTANCE_UNAVAILABLE);
      return ref;
    }
    const maintained = row.state === 'restoring' || row.state === 'migration-failed';
    throw new Problem(maintained ? TenancyProblems.INSTANCE_UNAVAILABLE : TenancyProblems.INSTANCE_UNKNOWN);
  }

  /** The instance of a slug, whatever its state. @throws Problem INSTANCE_UNKNOWN */
  async bySlug(slug: string): Promise<InstanceRow> {
    const row = await this.ask('slug', slug);
    if (!row || row.state === 'erased') throw new Problem(TenancyProblems.INSTANCE_UNKNOWN);
    return row;
  }

  /** Like `bySlug`, for companies alone. @throws Problem INSTANCE_UNKNOWN for the console too. */
  async companyBySlug(slug: string): Promise<InstanceRow> {
    const row = await this.bySlug(slug);
    if (row.kind !== 'company') throw new Problem(TenancyProblems.INSTANCE_UNKNOWN);
    return row;
  }

  /** The instance of an id, whatever its state, or undefined. */
  byId(id: string): Promise<InstanceRow | undefined> {
    return this.ask('id', id);
  }

  /** Every instance that was not erased, the console excepted. */
  async list(): Promise<InstanceRow[]> {
    return this.units.onPlatform('read', (unit) =>
      unit.query<InstanceRow>(
        `SELECT ${instanceColumns} FROM platform.instance WHERE state <> 'erased' AND kind = 'company' ORDER BY slug`,
      ),
    );
  }

  /** Forgets what is remembered of a slug, after this process changed it or PostgreSQL refused its role. */
  forget(slug: string): void {
    this.known.delete(slug);
  }

  urlOf(instance: { slug: string }): string {
    return this.config.urlOfHost(instance.slug);
  }

  private fresh(label: string) {
    const entry = this.known.get(label);
    if (!entry) return undefined;
    if (Date.now() - entry.at < freshFor) return entry;
    // One request pays for the question; those that come meanwhile use the answer of a second ago, once.
    if (Date.now() - entry.at < 2 * freshFor && entry.row) {
      if (!this.asking.has(label)) {
        this.load(label).catch((error: unknown) => this.logger.warn('the registry cannot be read', error));
      }
      return entry;
    }
    return undefined;
  }

  private async load(label: string) {
    let question = this.asking.get(label);
    if (!question) {
      question = this.ask('slug', label).finally(() => this.asking.delete(label));
      this.asking.set(label, question);
    }
    const row = await question;
    // Unknown names come from strangers: remember few of them.
    if (!row && this.known.size > 10_000) this.known.clear();
    const entry = { row, ref: row && refOf(row), at: Date.now() };
    this.known.set(label, entry);
    return entry;
  }

  private async ask(column: 'slug' | 'id', value: string): Promise<InstanceRow | undefined> {
    const rows = await this.units.onPlatform('read', (unit) =>
      unit.query<InstanceRow>(`SELECT ${instanceColumns} FROM platform.instance WHERE ${column} = $1`, [
        value,
      ]),
    );
    return rows[0];
  }
}

/** What work in an instance's scope needs of its row. */
export const refOf = (row: InstanceRow): InstanceRef => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  schema: row.schema,
  role: row.role,
  vaultRole: row.vaultRole ?? undefined,
  kind: row.kind,
  timeZone: row.timeZone,
  modules: new Set(row.modules),
});

/** The roles of an instance, quoted, as GRANT and REVOKE want them. */
export const rolesOf = (row: InstanceRow): string =>
  [row.role, row.vaultRole]
    .filter((role) => role !== null)
    .map(quoteIdentifier)
    .join(', ');
