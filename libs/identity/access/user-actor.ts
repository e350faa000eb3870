import type { Actor, Reach } from '#runtime';
import { businessModules } from '#tenancy';
import { everything, type PermissionRegistry } from '../permissions.js';

/** What is known of a signed-in user for the length of one request. */
export interface SessionFacts {
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly teamId: string | null;
  readonly hrReferent: boolean;
  readonly secondFactor: boolean;
  readonly requiresSecondFactor: boolean;
  readonly authenticatedAt: Date;
  /** Absent for somebody whom a job acts for: there is no session. */
  readonly expiresAt?: Date;
  /** Moves while the session is remembered. */
  lastSeenAt: Date;
}

/** Modules whose rights mean nothing where they are switched off. */
const switchable = new Set<string>([...businessModules, 'operations']);

/** A signed-in user with the rights of their role, plus the HR rights that they hold in person. */
export class UserActor implements Actor {
  readonly kind = 'user';

  constructor(
    readonly facts: SessionFacts,
    private readonly rolePermissions: ReadonlyMap<string, Reach>,
    private readonly permissions: PermissionRegistry,
  ) {}

  get userId(): string {
    return this.facts.userId;
  }

  get label(): string {
    return this.facts.email;
  }

  get teamId(): string | undefined {
    return this.facts.teamId ?? undefined;
  }

  get isHrReferent(): boolean {
    return this.facts.hrReferent;
  }

  reachOf(permission: string): Reach | undefined {
    if (permission === everything) return this.rolePermissions.get(everything);
    const definition = this.permissions.find(permission);
    // A right that no module declares is nobody's, not even the admin's.
    if (!definition) return undefined;
    // The vault is a personal right: whatever a role says, only HR referents pass.
    if (definition.vault) return this.facts.hrReferent ? 'all' : undefined;
    return this.rolePermissions.get(permission) ?? this.rolePermissions.get(everything);
  }

  /** Everything this user may do in an instance with these modules, for clients to draw their screens. */
  granted(modules: ReadonlySet<string>): Record<string, Reach> {
    const granted: Record<string, Reach> = {};
    for (const { name, module } of this.permissions.all()) {
      if (switchable.has(module) && !modules.has(module)) continue;
      const reach = this.reachOf(name);
      if (reach) granted[name] = reach;
    }
    return granted;
  }
}
