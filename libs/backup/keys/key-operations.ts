import { readFile, writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Databases } from '#runtime';
import { InstanceRegistry, logOperation } from '#tenancy';
import { InstanceKeys } from './instance-keys.js';
import { type EscrowHalf, joinHalves, splitForEscrow } from './key-escrow.js';
import { KeyStore } from './key-store.js';
import { type Imported, type KeyState, KeyUpkeep, type Rewrapped } from './key-upkeep.js';

/** What the operator does with the keys of copies. The platform's log notes it, without any key. */
@Injectable()
export class KeyOperations {
  constructor(
    private readonly store: KeyStore,
    private readonly upkeep: KeyUpkeep,
    private readonly instances: InstanceKeys,
    private readonly registry: InstanceRegistry,
    private readonly databases: Databases,
  ) {}

  /** Every key of the store. @returns `sound` when each of them opens and lies in every folder. */
  async check(): Promise<{ wrappingKey: string; keys: KeyState[]; sound: boolean }> {
    const { folders, wrappings } = this.store;
    const keys = await this.upkeep.states();
    const everywhere = `${folders.length} of ${folders.length}`;
    const sound = keys.every((key) => key.opens && key.folders === everywhere);
    return { wrappingKey: wrappings[0].id, keys, sound };
  }

  /** The two halves of the wrapping key, for paper. Each call prints another pair; earlier pairs stay good. */
  async escrow(actor: string): Promise<{ wrappingKey: string; halves: [EscrowHalf, EscrowHalf] }> {
    const [key] = this.store.wrappings;
    const halves = splitForEscrow(key);
    await this.note('keys-escrow', actor, { wrappingKey: key.id, printing: halves[0].printing });
    return { wrappingKey: key.id, halves };
  }

  /**
   * Opens the store with the two halves from paper, and wraps its keys with this server's own wrapping key.
   * @throws Problem BACKUP_ESCROW_WRONG
   */
  async open(typed: readonly string[], actor: string): Promise<Rewrapped & { escrowedKey: string }> {
    const key = joinHalves(typed);
    const result = await this.upkeep.rewrap(key);
    await this.note('keys-open', actor, { ...result, escrowedKey: key.id });
    return { escrowedKey: key.id, ...result };
  }

  /** Wraps every key anew, after `B2O_BACKUP_KEY` was changed and the one before is in `B2O_BACKUP_KEY_BEFORE`. */
  async rotate(actor: string): Promise<Rewrapped> {
    const result = await this.upkeep.rewrap();
    await this.note('keys-rotate', actor, { ...result, wrappingKey: this.store.wrappings[0].id });
    return result;
  }

  /** @param path a file that must not exist yet. */
  async exportTo(path: string, actor: string): Promise<{ path: string; keys: number }> {
    const { content, keys } = await this.upkeep.bundle();
    await writeFile(path, content, { flag: 'wx', mode: 0o600, flush: true });
    await this.note('keys-export', actor, { keys });
    return { path, keys };
  }

  /**
   * Writes what opens an instance's copies, unwrapped: for a client who takes their copies away, or a machine without
   * our software (docs/runbooks/restore-without-b2o.sh). From then on, erasing the key here no longer makes them noise.
   * @param path a file that must not exist yet.
   * @throws Problem INSTANCE_UNKNOWN, BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED
   */
  async identityTo(slug: string, path: string, actor: string): Promise<{ path: string; recipient: string }> {
    const { id } = await this.registry.bySlug(slug);
    const identities = await this.instances.identities(id);
    await writeFile(path, `${identities}\n`, { flag: 'wx', mode: 0o600, flush: true });
    const recipient = await this.instances.recipient(id);
    await this.note('keys-identity', actor, { recipient }, id);
    return { path, recipient };
  }

  /** @throws Problem BACKUP_KEY_DAMAGED for what is no file of keys. */
  async importFrom(path: string, actor: string): Promise<Imported> {
    const result = await this.upkeep.unpack(await readFile(path, 'utf8'));
    await this.note('keys-import', actor, { ...result });
    return result;
  }

  private async note(
    operation: string,
    actor: string,
    details: object,
    id: string | null = null,
  ): Promise<void> {
    await this.databases.asOwner(operation, (client) => logOperation(client, id, operation, actor, details));
  }
}
