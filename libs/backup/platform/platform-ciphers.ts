import { Injectable } from '@nestjs/common';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Problem } from '#kernel';
import { BackupProblems } from '../backup.problems.js';
import { CopyCipher } from '../copy/copy-cipher.js';
import { KeyStore } from '../keys/key-store.js';

const keyName = 'platform';

/** The cipher of copies of the control plane, by an identity of their own. */
@Injectable()
export class PlatformCiphers {
  constructor(private readonly store: KeyStore) {}

  /** Made on first use. @throws Problem BACKUP_KEY_DAMAGED */
  async toWrite(): Promise<CopyCipher> {
    return this.cipher(await this.store.findOrMake(keyName, generateX25519Identity));
  }

  /** A key that is lost is never replaced here. @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED */
  async toRead(): Promise<CopyCipher> {
    const identity = await this.store.find(keyName);
    if (identity === undefined) throw new Problem(BackupProblems.BACKUP_KEY_MISSING);
    return this.cipher(identity);
  }

  private async cipher(identity: string): Promise<CopyCipher> {
    const all = [identity, ...(await this.store.others(keyName))].join('\n');
    return new CopyCipher(await identityToRecipient(identity), all);
  }
}
