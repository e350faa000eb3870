import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, untilOpen } from './sshd-test-kit.js';

/** Whether this machine has OpenStack Swift, an object store in production use with an S3 interface of its own. */
export const hasSwift = existsSync('/usr/bin/swift-proxy-server');

const section = (name: string, values: Record<string, string | number>): string =>
  `[${name}]\n${Object.entries(values)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('')}`;

/** An object store of one test, from Debian's swift packages, with one disk and one account: `test:tester`. */
export class Swift {
  readonly keyId = 'test:tester';
  readonly secret = 'testing';

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly children: ChildProcess[],
  ) {}

  static async start(): Promise<Swift> {
    const folder = mkdtempSync(join(tmpdir(), 'b2o-swift-'));
    mkdirSync(join(folder, 'disks', 'disk1'), { recursive: true });
    writeFileSync(
      join(folder, 'swift.conf'),
      section('swift-hash', { swift_hash_path_suffix: 'b2o', swift_hash_path_prefix: 'b2o' }) +
        section('storage-policy:0', { name: 'one', default: 'yes' }),
    );
    const kinds = ['account', 'container', 'object'] as const;
    const children: ChildProcess[] = [];
    const begin = async (kind: string, port: number, config: string): Promise<void> => {
      const file = join(folder, `${kind}.conf`);
      writeFileSync(file, config);
      let said = '';
      const child = spawn(`/usr/bin/swift-${kind}-server`, [file], { stdio: ['ignore', 'ignore', 'pipe'] });
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      children.push(child);
      await untilOpen(port, () => said);
    };
    const usual = (port: number) => ({
      bind_ip: '127.0.0.1',
      bind_port: port,
      workers: 0,
      user: userInfo().username,
      swift_dir: folder,
    });
    for (const kind of kinds) {
      const port = await freePort();
      const builder = join(folder, `${kind}.builder`);
      for (const args of [
        ['create', '4', '1', '1'],
        ['add', `r1z1-127.0.0.1:${port}/disk1`, '1'],
        ['rebalance'],
      ]) {
        spawnSync('swift-ring-builder', [builder, ...args]);
      }
      const storage = { devices: join(folder, 'disks'), mount_check: 'false' };
      await begin(
        kind,
        port,
        section('DEFAULT', { ...usual(port), ...storage }) +
          section('pipeline:main', { pipeline: `${kind}-server` }) +
          section(`app:${kind}-server`, { use: `egg:swift#${kind}` }),
      );
    }
    const port = await freePort();
    await begin(
      'proxy',
      port,
      section('DEFAULT', usual(port)) +
        section('pipeline:main', {
          pipeline: 'catch_errors cache listing_formats s3api tempauth bulk slo dlo proxy-server',
        }) +
        section('app:proxy-server', {
          use: 'egg:swift#proxy',
          account_autocreate: 'true',
          allow_account_management: 'true',
        }) +
        ['catch_errors', 'listing_formats', 'bulk', 'slo', 'dlo']
          .map((name) => section(`filter:${name}`, { use: `egg:swift#${name}` }))
          .join('') +
        section('filter:cache', { use: 'egg:swift#memcache', memcache_servers: '127.0.0.1:1' }) +
        section('filter:s3api', { use: 'egg:swift#s3api', s3_acl: 'false', location: 'gra' }) +
        section('filter:tempauth', { use: 'egg:swift#tempauth', user_test_tester: 'testing .admin' }),
    );
    return new Swift(folder, port, children);
  }

  stop(): void {
    for (const child of this.children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
