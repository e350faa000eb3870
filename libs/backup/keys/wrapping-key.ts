import { createHmac, hkdfSync } from 'node:crypto';
import { SecretBox, SecretBoxError } from '#identity';
import type { AppConfig } from '#runtime';

export const wrappingKeyBytes = 32;

/** The key that the keys of copies are wrapped with. It lies in no database and in no store: settings or paper hold it. */
export class WrappingKey {
  /** Tells one wrapping key from another and nothing else; may be written beside what it wraps. */
  readonly id: string;
  private readonly box: SecretBox;

  constructor(readonly bytes: Buffer) {
    // Not bound to an installation: the stores must open on another machine, with the key from paper.
    this.box = new SecretBox(bytes, { instance: 'platform', purpose: 'keys of copies' });
    this.id = createHmac('sha256', bytes).update('b2o id of a wrapping key').digest('hex').slice(0, 16);
  }

  /** From `B2O_BACKUP_KEY`, or else from `B2O_SECRET_KEY`, each under a label of its own. */
  static of({ backupKey, secretKey }: Pick<AppConfig, 'backupKey' | 'secretKey'>): WrappingKey {
    return backupKey ? derived(backupKey, 'backup') : derived(secretKey, 'secret');
  }

  /** Those that `B2O_BACKUP_KEY_BEFORE` may have been the setting of. */
  static before({ backupKeyBefore: key }: Pick<AppConfig, 'backupKeyBefore'>): WrappingKey[] {
    return key ? [derived(key, 'backup'), derived(key, 'secret')] : [];
  }

  wrap(secret: string, name: string): string {
    return this.box.seal(secret, name);
  }

  /** @returns undefined for what was not wrapped with this key under this name, or was altered. */
  unwrap(wrapped: string, name: string): string | undefined {
    try {
      return this.box.open(wrapped, name);
    } catch (error) {
      if (error instanceof SecretBoxError) return undefined;
      throw error;
    }
  }
}

function derived(setting: Buffer, label: 'backup' | 'secret'): WrappingKey {
  const info = JSON.stringify(['b2o', 'wrapping key of copies', 'v1', label]);
  return new WrappingKey(Buffer.from(hkdfSync('sha256', setting, '', info, wrappingKeyBytes)));
}
