import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { BackupProblems } from '../backup.problems.js';
import { KeyStore } from './key-store.js';

const keyName = 'signing';
const publicKeyFile = 'signing-key.pem';

/**
 * Signs what the platform wrote, with Ed25519: encryption for a recipient does not tell who encrypted. The public key
 * lies beside the keys as PEM, for `openssl pkeyutl -verify -rawin`.
 */
@Injectable()
export class ManifestSigner {
  constructor(private readonly store: KeyStore) {}

  /** @returns 64 bytes. @throws Problem BACKUP_KEY_DAMAGED */
  async sign(bytes: Buffer): Promise<Buffer> {
    return sign(null, bytes, await this.privateKey());
  }

  /** Whether this platform, or one whose keys were brought here, signed exactly these bytes. @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED */
  async verify(bytes: Buffer, signature: Buffer): Promise<boolean> {
    // From the wrapped key, which is authenticated: the PEM file may have been exchanged.
    const key = await this.store.find(keyName);
    if (key === undefined) throw new Problem(BackupProblems.BACKUP_KEY_MISSING);
    return [key, ...(await this.store.others(keyName))].some((each) =>
      verify(null, bytes, createPublicKey(createPrivateKey(each)), signature),
    );
  }

  async publicKeyPem(): Promise<string> {
    return pemOf(await this.privateKey());
  }

  private async privateKey(): Promise<KeyObject> {
    const key = createPrivateKey(await this.store.findOrMake(keyName, newKey));
    await this.store.publish(publicKeyFile, pemOf(key));
    return key;
  }
}

const newKey = async (): Promise<string> =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

const pemOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string;
