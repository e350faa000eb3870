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

/** How long what is remembered may be believed before the control plane is asked whether anything changed, in ms. */
const freshFor = 1_000;
/** Unknown names come from strangers: few of them are remembered. */
const mostNames = 10_000;

interface KnownInstance {
  readonly row: InstanceRow | undefined;
  readonly ref: InstanceRef | undefined;
}

/** What was learned since something last changed, and what is being asked. */
class Memory {
  readonly known = new Map<string, KnownInstance>();
  readonly asking = new Map<string, Promise<KnownInstance>>();
}

/**
 * Which instances exist. Rows are remembered as long as none of any instance changes, which is asked once a second for
 * all of them: what a request costs does not depend on how many instances share the second. A suspension in another
 * process shows at once in PostgreSQL, where the instance's roles lose their schema, and within a second here.
 */
@Injectable()
export class InstanceRegistry {
  /** Replaced whole: an answer to a question of before goes to the memory of before. */
  private memory = new Memory();
  private checked: { readonly stamp: string; readonly at: number } | undefined;
  private checking: Promise<void> | undefined;

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
    const { row, ref } = label === undefined ? {} : await this.remembered(label);
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

  /** Forgets what is remembered, after this process changed an instance or PostgreSQL refused a role. */
  forget(): void {
    this.memory = new Memory();
  }

  urlOf(instance: { slug: string }): string {
    return this.config.urlOfHost(instance.slug);
  }

  private async remembered(label: string): Promise<KnownInstance> {
    await this.believable();
    const { known, asking } = this.memory;
    const found = known.get(label) ?? asking.get(label);
    if (found) return found;
    if (known.size > mostNames) known.clear();
    const question = this.ask('slug', label)
      .then((row) => {
        const instance = { row, ref: row && refOf(row) };
        known.set(label, instance);
        return instance;
      })
      .finally(() => asking.delete(label));
    asking.set(label, question);
    return question;
  }

  /** Waits until what is remembered was true a second ago; what was true two seconds ago is asked in passing. */
  private async believable(): Promise<void> {
    const age = Date.now() - (this.checked?.at ?? 0);
    if (age < freshFor) return;
    this.checking ??= this.check().finally(() => {
      this.checking = undefined;
    });
    if (age >= 2 * freshFor) return this.checking;
    this.checking.catch((error: unknown) => this.logger.warn('the registry cannot be read', error));
  }

  /** Asks for one number that every change of any instance changes: it is made of the transactions that wrote the rows. */
  private async check(): Promise<void> {
    const at = Date.now();
    const [row] = await this.units.onPlatform('read', (unit) =>
      unit.query<{ stamp: string }>(
        'SELECT sum(hashtextextended(id::text || xmin::text, 0))::text AS stamp FROM platform.instance',
      ),
    );
    const stamp = row?.stamp ?? '';
    if (stamp !== this.checked?.stamp) this.forget();
    this.checked = { stamp, at };
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
