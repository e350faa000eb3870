import { AsyncLocalStorage } from 'node:async_hooks';
import { type Language, newId } from '#kernel';
import type { Lane } from '../database/lanes.js';
import type { Unit } from '../database/unit.js';

/** How far a right reaches over records that have an owner. */
export type Reach = 'own' | 'team' | 'all';

/** The instance a piece of work runs for. Nothing else names an instance: no function takes its id. */
export interface InstanceRef {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** PostgreSQL schema; opaque, so that the catalogs do not tell who the clients are. */
  readonly schema: string;
  /** Role with access to everything but the HR vault. */
  readonly role: string;
  /** Role with access to the HR vault as well; absent for the operator console, which has none. */
  readonly vaultRole: string | undefined;
  readonly kind: 'company' | 'console';
  readonly timeZone: string;
  readonly modules: ReadonlySet<string>;
}

/** Who acts: a user of the instance, or the platform itself (jobs, the operator's command). */
export interface Actor {
  readonly kind: 'user' | 'system';
  /** The user's id; for the system, absent. */
  readonly userId: string | undefined;
  /** What the audit trail shows: an e-mail address, or `operator command`, `job`. */
  readonly label: string;
  /** How far the actor's right to do something reaches, or undefined where there is no such right. */
  reachOf(permission: string): Reach | undefined;
  /** The actor's team, for reach `team`. */
  readonly teamId: string | undefined;
}

/** The platform acting by itself: every right, and no name of a person. */
export const systemActor = (label: string): Actor => ({
  kind: 'system',
  userId: undefined,
  label,
  reachOf: () => 'all',
  teamId: undefined,
});

/** What is known about the work in hand; it follows every await by AsyncLocalStorage. */
export interface Scope {
  readonly correlationId: string;
  readonly language: Language;
  readonly instance: InstanceRef | undefined;
  /** Network address of the client, for the audit trail and throttling. */
  readonly address: string | undefined;
  actor: Actor | undefined;
  unit: Unit | undefined;
  /** The instance's access stamp as this request found it (docs/adr/0009). */
  accessStamp?: number | undefined;
  /** Which connections do the work that does not name them itself; those for requests when absent. */
  readonly lane?: Lane | undefined;
  /** Identifies an import, so that its changes can be found in the journal and undone. */
  batchId?: string | undefined;
}

/** A scope that no request carries: a command, a job, a start. */
export const newScope = (members: Partial<Scope> = {}): Scope => ({
  correlationId: newId(),
  language: 'fr',
  instance: undefined,
  address: undefined,
  actor: undefined,
  unit: undefined,
  ...members,
});

/** Work was asked for outside the scope that it needs. A fault of ours: there is never a default. */
export class MissingScopeError extends Error {
  override name = 'MissingScopeError';
}

const storage = new AsyncLocalStorage<Scope>();

export const Scopes = {
  run: <T>(scope: Scope, work: () => T): T => storage.run(scope, work),

  find: (): Scope | undefined => storage.getStore(),

  /** @throws MissingScopeError outside any scope. */
  current(): Scope {
    const scope = storage.getStore();
    if (!scope) throw new MissingScopeError('no scope: this code must run for a request, a job or a command');
    return scope;
  },

  /** @throws MissingScopeError where no instance is being served. */
  instance(): InstanceRef {
    const { instance } = Scopes.current();
    if (!instance) throw new MissingScopeError('no instance in scope');
    return instance;
  },

  /** @throws MissingScopeError where nobody is known to act. */
  actor(): Actor {
    const { actor } = Scopes.current();
    if (!actor) throw new MissingScopeError('no actor in scope');
    return actor;
  },

  /** Runs the work with some members of the scope replaced, in a unit of work of its own. */
  with<T>(changes: Partial<Omit<Scope, 'unit'>>, work: () => T): T {
    return storage.run({ ...Scopes.current(), ...changes, unit: undefined }, work);
  },
};
