import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CuttingProxy } from './cutting-proxy-test-kit.js';
import { DirectorySite, siteMark } from './directory-site.js';
import { openSite } from './open-site.js';
import { SftpSite } from './sftp-site.js';
import type { Site } from './site.js';
import { itIsASite, put } from './site-contract-test-kit.js';
import { hasSshd, Sshd } from './sshd-test-kit.js';

const megabytes = 1024 * 1024;

describe('a folder on another disk', () => {
  let folder: string;
  let site: Site;
  const settings = () => ({ kind: 'directory' as const, name: `file://${folder}`, path: folder });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-site-'));
    writeFileSync(join(folder, siteMark), '');
    site = await openSite(settings());
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  itIsASite(() => site);

  it('is for its owner alone', async () => {
    await put(site, 'private/file', Buffer.from('x'));
    expect(statSync(join(folder, 'private')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'private/file')).mode & 0o077).toBe(0);
  });

  it('is not written to while the disk is not mounted', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'b2o-unmounted-'));
    await expect(DirectorySite.open({ ...settings(), path: empty })).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining(siteMark),
    });
    expect(readdirSync(empty)).toEqual([]);
    rmSync(empty, { recursive: true });
  });

  it('says that it is full, and keeps what was there', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'b2o-small-disk-'));
    // Only root may mount: others see the same error from a file that must not grow, which is no folder at all.
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
    try {
      writeFileSync(join(disk, siteMark), '');
      const small = await DirectorySite.open({ ...settings(), path: disk });
      await put(small, 'run/first', randomBytes(megabytes));
      if (mounted) {
        await expect(put(small, 'run/second', randomBytes(2 * megabytes))).rejects.toMatchObject({
          kind: 'full',
        });
      }
      expect((await small.list('run')).map(({ path }) => path)).toEqual(['run/first']);
    } finally {
      if (mounted) spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  });
});

if (hasSshd) {
  describe('an OpenSSH server', () => {
    let server: Sshd;
    let site: Site;

    beforeAll(async () => {
      server = await Sshd.start();
      site = await openSite(server.settings());
    });
    afterAll(async () => {
      await site.close();
      server.stop();
    });

    itIsASite(() => site);

    it('is not spoken to when it shows another key than the pinned one', async () => {
      const hostKey = `SHA256:${'A'.repeat(43)}`;
      await expect(SftpSite.open(server.settings({ hostKey }))).rejects.toMatchObject({
        kind: 'host-key',
        message: expect.stringContaining(server.settings().hostKey),
      });
    });

    it('refuses an account that is not known to it', async () => {
      const settings = { ...server.settings(), keyFile: join(server.folder, 'host') };
      await expect(SftpSite.open(settings)).rejects.toMatchObject({ kind: 'refused' });
      await expect(SftpSite.open({ ...settings, keyFile: '/nowhere' })).rejects.toMatchObject({
        kind: 'refused',
      });
    });

    it('loses its line in the middle of a file: the file is not there, and the next attempt brings it whole', async () => {
      const content = randomBytes(4 * megabytes);
      const proxy = await CuttingProxy.start(server.port, 2 * megabytes);
      const cut = await SftpSite.open(server.settings({ port: proxy.port }));
      await expect(put(cut, 'cut/file', content)).rejects.toMatchObject({ kind: 'unreachable' });
      expect(proxy.cuts).toBe(1);
      await expect(cut.list('cut')).rejects.toMatchObject({ kind: 'unreachable' });
      await proxy.stop();
      expect((await site.list('cut')).every(({ path }) => path.includes('.part-'))).toBe(true);
      await put(site, 'cut/file', content);
      expect((await buffer(await site.read('cut/file'))).equals(content)).toBe(true);
    });

    it('loses its line while a file is read', async () => {
      await put(site, 'cut/read', randomBytes(megabytes));
      const proxy = await CuttingProxy.start(server.port, Number.POSITIVE_INFINITY);
      const cut = await SftpSite.open(server.settings({ port: proxy.port }));
      const stream = await cut.read('cut/read');
      const reading = (async () => {
        for await (const _ of stream) await proxy.stop();
      })();
      await expect(reading).rejects.toMatchObject({ kind: 'unreachable' });
    });

    it('says that its disk is full, and keeps what was there', async () => {
      if (userInfo().uid !== 0) return;
      const disk = join(server.files, 'small');
      mkdirSync(disk);
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status).toBe(0);
      try {
        const small = await SftpSite.open({ ...server.settings(), path: disk });
        await put(small, 'first', randomBytes(megabytes));
        await expect(put(small, 'second', randomBytes(2 * megabytes))).rejects.toMatchObject({
          kind: expect.stringMatching(/full|refused/),
        });
        expect((await small.list('')).map(({ path }) => path)).toEqual(['first']);
        await small.close();
      } finally {
        spawnSync('umount', [disk]);
      }
    });

    it('takes copies from an account that may neither delete nor overwrite', async () => {
      const strict = await Sshd.start({ mayDelete: false });
      try {
        const writer = await SftpSite.open(strict.settings());
        const content = randomBytes(100_000);
        await put(writer, 'instance/run/data', content);
        await expect(writer.remove('instance/run/data')).rejects.toMatchObject({ kind: 'refused' });
        await expect(put(writer, 'instance/run/data', Buffer.from('forged'))).rejects.toMatchObject({
          kind: 'refused',
        });
        expect(readFileSync(join(strict.files, 'instance/run/data')).equals(content)).toBe(true);
        await writer.close();
      } finally {
        strict.stop();
      }
    });
  });
} else {
  it('is not tried with SFTP on this machine, which has no sshd: install openssh-server', () => {
    expect(spawnSync('sshd', ['-V']).error).toBeDefined();
  });
}
