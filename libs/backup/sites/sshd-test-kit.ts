import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { readSecondSite, type SftpSettings } from '#runtime';

const sshd = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));

/** Whether this machine has OpenSSH's server. */
export const hasSshd = sshd !== undefined;

/** What an account that may add copies but neither delete nor overwrite them is given. */
const writeOnly = 'internal-sftp -P remove,rmdir,setstat,fsetstat,lsetstat,posix-rename,symlink,hardlink';

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a port answers. @throws Error after ten seconds, with what the server said. */
export async function untilOpen(port: number, said: () => string): Promise<void> {
  const { connect } = await import('node:net');
  for (let left = 200; left > 0; left -= 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      setTimeout(() => socket.destroy(), 500).unref();
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no server on port ${port}: ${said()}`);
}

/** An OpenSSH server of one test, with a host key and an account key of its own. */
export class Sshd {
  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly process: ChildProcess,
    private readonly hostKey: string,
  ) {}

  static async start({ mayDelete = true }: { mayDelete?: boolean } = {}): Promise<Sshd> {
    const folder = mkdtempSync(join(tmpdir(), 'b2o-sshd-'));
    const port = await freePort();
    for (const name of ['host', 'account']) {
      spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
    }
    mkdirSync(join(folder, 'files'), { mode: 0o700 });
    // As root the server wants the folder that its package makes at a start of the machine.
    if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
    writeFileSync(
      join(folder, 'config'),
      `ListenAddress 127.0.0.1:${port}
HostKey ${join(folder, 'host')}
AuthorizedKeysFile ${join(folder, 'account.pub')}
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
ForceCommand ${mayDelete ? 'internal-sftp' : writeOnly}
`,
    );
    const child = spawn(sshd as string, ['-D', '-e', '-f', join(folder, 'config')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    await untilOpen(port, () => said);
    const { stdout } = spawnSync('ssh-keygen', ['-l', '-f', join(folder, 'host.pub')], { encoding: 'utf8' });
    return new Sshd(folder, port, child, stdout.split(' ')[1] ?? '');
  }

  get files(): string {
    return join(this.folder, 'files');
  }

  /** The settings that reach it, by another port when something stands between. */
  env({ port = this.port, hostKey = this.hostKey } = {}): Record<string, string> {
    return {
      B2O_BACKUP_SECOND_SITE: `sftp://${userInfo().username}@127.0.0.1:${port}${this.files}`,
      B2O_BACKUP_SFTP_KEY: join(this.folder, 'account'),
      B2O_BACKUP_SFTP_HOST_KEY: hostKey,
    };
  }

  settings(options?: { port?: number; hostKey?: string }): SftpSettings {
    const env = this.env(options);
    return readSecondSite((name) => env[name]) as SftpSettings;
  }

  stop(): void {
    this.process.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
