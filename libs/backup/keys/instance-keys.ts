import { Injectable } from '@nestjs/common';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { isId, Problem } from '#kernel';
import { BackupProblems } from '../backup.problems.js';
import { KeyStore } from './key-store.js';

/**
 * One age identity for each instance. Its copies are encrypted for it alone, so that destroying the identity makes
 * all of them unreadable, wherever they lie. X25519, because age 1.1.1 of Debian 12 knows no post-quantum keys.
 */
@Injectable()
export class InstanceKeys {
  constructor(private readonly store: KeyStore) {}

  /**
   * What copies are encrypted for (`age1…`); made on first use.
   * @throws Problem BACKUP_KEY_MISSING once it was destroyed, BACKUP_KEY_DAMAGED
   */
  async recipient(instanceId: string): Promise<string> {
    return identityToRecipient(await this.store.findOrMake(nameOf(instanceId), generateX25519Identity));
  }

  /** What opens them (`AGE-SECRET-KEY-1…`). @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED */
  async identity(instanceId: string): Promise<string> {
    const identity = await this.store.find(nameOf(instanceId));
    if (identity === undefined) throw new Problem(BackupProblems.BACKUP_KEY_MISSING);
    return identity;
  }

  /**
   * Everything that may open a copy, one identity a line, the present one first: beside it those of the same instance
   * that were brought from another store.
   * @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED
   */
  async identities(instanceId: string): Promise<string> {
    const name = nameOf(instanceId);
    return [await this.identity(instanceId), ...(await this.store.others(name))].join('\n');
  }

  /** Makes every copy of the instance unreadable for ever, in all places. May be repeated. */
  async destroy(instanceId: string): Promise<void> {
    await this.store.destroy(nameOf(instanceId));
  }
}

function nameOf(instanceId: string): string {
  if (!isId(instanceId)) throw new Error('not the id of an instance');
  return `instance-${instanceId}`;
}
