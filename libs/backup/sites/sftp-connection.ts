import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client, type SFTPWrapper } from 'ssh2';
import type { SftpSettings } from '#runtime';
import { SiteError } from './site.js';

type Callback<T> = (error: Error | undefined | null, value: T) => void;

/** Longest silence of a server before the connection counts as lost, in milliseconds. */
const silence = { keepaliveInterval: 10_000, keepaliveCountMax: 3, readyTimeout: 20_000 };

/** One SFTP session with a server whose host key is known. */
export class SftpConnection {
  private readonly waiting = new Set<(error: Error) => void>();
  private lost: Error | undefined;

  private constructor(
    private readonly client: Client,
    readonly sftp: SFTPWrapper,
  ) {
    client.on('error', (error) => this.lose(error));
    client.on('close', () => this.lose(new Error('connection closed')));
  }

  /** @throws SiteError host-key before anything was sent, unreachable, refused */
  static async open({ host, port, user, keyFile, hostKey }: SftpSettings): Promise<SftpConnection> {
    const privateKey = await readFile(keyFile).catch((error: NodeJS.ErrnoException) => {
      throw new SiteError('refused', `the key file cannot be read (${error.code})`);
    });
    const client = new Client();
    let shown = '';
    try {
      const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
        client.on('error', reject);
        client.on('close', () => reject(new Error('connection closed')));
        client.on('ready', () => client.sftp((error, found) => (error ? reject(error) : resolve(found))));
        client.connect({
          host,
          port,
          username: user,
          privateKey,
          ...silence,
          hostVerifier: (key: Buffer): boolean => {
            shown = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
            return same(shown, hostKey);
          },
        });
      });
      // Requests are small and each waits for its answer: gathering them costs 40 ms a time.
      client.setNoDelay(true);
      return new SftpConnection(client, sftp);
    } catch (error) {
      client.on('error', () => undefined);
      client.destroy();
      if (shown !== '' && !same(shown, hostKey)) {
        throw new SiteError('host-key', `it shows ${shown}`, { cause: error });
      }
      const refused = (error as { level?: string }).level === 'client-authentication';
      throw new SiteError(refused ? 'refused' : 'unreachable', `${host}:${port}`, { cause: error });
    }
  }

  /** Calls a method of the session; fails too when the connection is lost meanwhile. */
  call<T = void>(what: string, begin: (sftp: SFTPWrapper, done: Callback<T>) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const fail = (error: Error) => {
        this.waiting.delete(fail);
        reject(explained(error, what));
      };
      if (this.lost) return fail(this.lost);
      this.waiting.add(fail);
      try {
        begin(this.sftp, (error, value) => {
          if (error) return fail(error);
          this.waiting.delete(fail);
          resolve(value);
        });
      } catch (error) {
        // An extension that this server does not have.
        fail(Object.assign(error as Error, { code: unsupported }));
      }
    });
  }

  close(): void {
    this.client.end();
  }

  private lose(error: Error): void {
    this.lost ??= Object.assign(error, { code: connectionLost });
    for (const fail of [...this.waiting]) fail(this.lost);
  }
}

const same = (shown: string, pinned: string): boolean =>
  shown.length === pinned.length && timingSafeEqual(Buffer.from(shown), Buffer.from(pinned));

// Status codes of the protocol (draft-ietf-secsh-filexfer-02, 7).
const [noSuchFile, permissionDenied, noConnection, connectionLost, unsupported] = [2, 3, 6, 7, 8];

function explained(error: Error, what: string): SiteError {
  const { code } = error as Error & { code?: unknown };
  if (code === noSuchFile) return new SiteError('missing', what, { cause: error });
  if (
    code === noConnection ||
    code === connectionLost ||
    /No response|Not connected|closed/i.test(error.message)
  ) {
    return new SiteError('unreachable', what, { cause: error });
  }
  const why = code === permissionDenied ? 'permission denied' : error.message;
  return new SiteError('refused', `${what} (${why})`, { cause: error });
}
