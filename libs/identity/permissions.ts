import { Injectable } from '@nestjs/common';
import { type Text, text } from '#kernel';
import { type RecordType, recordActions } from '#runtime';

/** A right that a role may hold. */
export interface PermissionDefinition {
  readonly name: string;
  readonly label: Text;
  readonly module: string;
  /** Concerns the HR vault: held by HR referents in person, never by a role. */
  readonly vault: boolean;
  /** May be limited to the actor's own or their team's records. */
  readonly scoped: boolean;
  /** Of the built-in roles only the admin's holds it at first. */
  readonly adminOnly?: boolean;
  /** Of records that only tie two others: whoever changes them may take them away. */
  readonly tie?: boolean;
}

/** In a role: every right but those of the HR vault. Only the built-in admin role holds it. */
export const everything = '*';

const actionLabels: Record<(typeof recordActions)[number], Text> = {
  read: text('voir', 'see'),
  create: text('créer', 'create'),
  update: text('modifier', 'change'),
  delete: text('supprimer', 'remove'),
  export: text('exporter', 'export'),
  import: text('importer', 'import'),
  'mass-edit': text('modifier en masse', 'edit in bulk'),
};

/** Every right of the application. Modules declare theirs; roles are made of them. */
@Injectable()
export class PermissionRegistry {
  private readonly definitions = new Map<string, PermissionDefinition>();

  declare(definition: PermissionDefinition): void {
    this.definitions.set(definition.name, definition);
  }

  /**
   * Declares the rights that every kind of record has.
   * @param configuration records that say how the module works: whoever may read them, admins alone change them.
   */
  declareRecord(type: RecordType, { configuration = false } = {}): void {
    for (const action of recordActions) {
      this.declare({
        name: type.permission(action),
        label: text(
          `${type.label.many.fr} : ${actionLabels[action].fr}`,
          `${type.label.many.en}: ${actionLabels[action].en}`,
        ),
        module: type.module,
        vault: type.vault,
        scoped: type.ownerField !== undefined,
        ...(type.tie && { tie: true }),
        ...(configuration && action !== 'read' && { adminOnly: true }),
      });
    }
  }

  find(name: string): PermissionDefinition | undefined {
    return this.definitions.get(name);
  }

  all(): PermissionDefinition[] {
    return [...this.definitions.values()].sort((a, b) => a.name.localeCompare(b.name));
  }
}
