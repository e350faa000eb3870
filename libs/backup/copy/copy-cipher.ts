import { createHmac, hkdfSync } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FileKeys } from '../keys/age-header.js';
import { decryptWith, encryptTo } from '../keys/age-streams.js';
import { InstanceKeys } from '../keys/instance-keys.js';

/** Encrypts and decrypts the files of one instance's copies, and names its attachments. */
export class CopyCipher {
  readonly scheme = 'age-x25519' as const;
  private readonly blobKey: Buffer;
  private readonly fileKeys = new FileKeys();

  /**
   * @param recipient the instance's public key: files go to it alone, since a second recipient would outlive its erasure.
   * @param identities its secret key, and on further lines those that may open older copies.
   */
  constructor(
    readonly recipient: string,
    private readonly identities: string,
  ) {
    const [identity = ''] = identities.split('\n');
    this.blobKey = Buffer.from(hkdfSync('sha256', identity, '', 'b2o names of attachments', 32));
  }

  encrypt(): Duplex {
    return encryptTo(this.recipient, this.fileKeys);
  }

  decrypt(): Duplex {
    return decryptWith(this.identities, this.fileKeys);
  }

  /** A content's name in the copies: whoever sees the folder cannot tell whether it holds a file that they know. */
  blobName(sha256: string): string {
    return `${createHmac('sha256', this.blobKey).update(sha256).digest('hex')}.age`;
  }
}

/** The ciphers of the instances, by their keys. */
@Injectable()
export class CopyCiphers {
  constructor(private readonly keys: InstanceKeys) {}

  /** For a new copy; the instance's first one makes its key. @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED */
  async toWrite(instanceId: string): Promise<CopyCipher> {
    const recipient = await this.keys.recipient(instanceId);
    return new CopyCipher(recipient, await this.keys.identities(instanceId));
  }

  /** For a copy that exists: a key that is lost is never replaced here. @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED */
  async toRead(instanceId: string): Promise<CopyCipher> {
    const identities = await this.keys.identities(instanceId);
    return new CopyCipher(await this.keys.recipient(instanceId), identities);
  }
}
