import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '#kernel';
import { type Reach, TenantDb } from '#runtime';
import { ProvisioningSteps } from '#tenancy';
import { AuditTrail } from './audit/audit-trail.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { everything, PermissionRegistry } from './permissions.js';
import { builtInRoles } from './roles/built-in-roles.js';

/** What identity puts into a new instance: its roles, and its first admin as an invited user. */
@Injectable()
export class IdentityProvisioning implements OnModuleInit {
  constructor(
    private readonly steps: ProvisioningSteps,
    private readonly db: TenantDb,
    private readonly permissions: PermissionRegistry,
    private readonly invitations: InvitationsService,
    private readonly audit: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.steps.add(async ({ adminEmail }) => {
      await this.createRoles();
      await this.audit.append({ action: 'identity.instance-opened' });
      if (adminEmail) await this.invitations.createUser({ email: adminEmail, roleKey: 'admin' });
    });
  }

  private async createRoles(): Promise<void> {
    for (const template of builtInRoles) {
      // The admin's right is to everything, what later versions bring included.
      const permissions: Record<string, Reach> = template.key === 'admin' ? { [everything]: 'all' } : {};
      for (const definition of this.permissions.all()) {
        const withheld = definition.vault || definition.module === 'operations' || template.key === 'admin';
        const reach = withheld ? undefined : template.reachOf(definition);
        if (reach) permissions[definition.name] = reach;
      }
      await this.db.query(
        `INSERT INTO identity_role (id, key, name, description, permissions, built_in) VALUES ($1, $2, $3, $4, $5, true)`,
        [newId(), template.key, template.name.fr, template.description.fr, JSON.stringify(permissions)],
      );
    }
  }
}
