import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { Bucket } from './bucket-test-kit.js';
import { CuttingProxy } from './cutting-proxy-test-kit.js';
import { DirectorySite, siteMark } from './directory-site.js';
import { openSite } from './open-site.js';
import { S3Site } from './s3-site.js';
import { SftpSite } from './sftp-site.js';
import type { Site } from './site.js';
import { itIsASite, put } from './site-contract-test-kit.js';
import { hasSshd, Sshd } from './sshd-test-kit.js';
import { hasSwift, Swift } from './swift-test-kit.js';

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

describe(`a bucket of ${hasSwift ? 'OpenStack Swift' : "the tests' own (swift is not installed)"}`, () => {
  let swift: Swift | undefined;
  let bucket: Bucket | undefined;
  let site: Site;

  beforeAll(async () => {
    if (hasSwift) swift = await Swift.start();
    else bucket = await Bucket.start();
    const endpoint = bucket?.endpoint ?? `http://127.0.0.1:${swift?.port}`;
    const [keyId, secret] = [swift?.keyId ?? 'test', swift?.secret ?? 'test'];
    if (swift) {
      const credentials = { accessKeyId: keyId, secretAccessKey: secret };
      const client = new S3Client({ region: 'gra', endpoint, forcePathStyle: true, credentials });
      await client.send(new CreateBucketCommand({ Bucket: 'copies' }));
      client.destroy();
    }
    site = await openSite({
      kind: 's3',
      name: 's3://copies/b2o',
      bucket: 'copies',
      prefix: 'b2o',
      region: 'gra',
      endpoint,
      keyId,
      secret,
    });
  });
  afterAll(async () => {
    await site.close();
    swift?.stop();
    await bucket?.stop();
  });

  itIsASite(() => site);

  it('takes a file that is too large for one request in parts', async () => {
    const content = randomBytes(33 * megabytes);
    await put(site, 'large/file', content);
    expect((await site.list('large')).map(({ bytes }) => bytes)).toEqual([content.length]);
  });
});

describe('a bucket that fails', () => {
  let bucket: Bucket;
  let site: S3Site;

  beforeEach(async () => {
    bucket = await Bucket.start();
    site = new S3Site(
      {
        kind: 's3',
        name: 's3://copies',
        bucket: 'copies',
        prefix: '',
        region: 'gra',
        endpoint: bucket.endpoint,
        keyId: 'test',
        secret: 'test',
      },
      5 * megabytes,
    );
  });
  afterEach(async () => {
    await site.close();
    await bucket.stop();
  });

  it('cuts one upload, which is sent again', async () => {
    Object.assign(bucket, { fault: 'cuts uploads', times: 1 });
    await put(site, 'run/file', randomBytes(megabytes));
    expect(bucket.requests.filter((line) => line === 'PUT run/file')).toHaveLength(2);
  });

  it('cuts every upload: nothing is there', async () => {
    bucket.fault = 'cuts uploads';
    for (const size of [megabytes, 11 * megabytes]) {
      await expect(put(site, 'run/file', randomBytes(size))).rejects.toMatchObject({ kind: 'unreachable' });
    }
    expect(bucket.objects.size).toBe(0);
    expect(bucket.requests.at(-1)).toBe('DELETE run/file');
  });

  it.each([1, 11])('stores %d MB with one wrong bit: reading back finds it', async (size) => {
    Object.assign(bucket, { fault: 'flips a bit', times: 1 });
    await expect(put(site, 'run/file', randomBytes(size * megabytes))).rejects.toMatchObject({
      kind: 'altered',
      message: expect.stringContaining('read back'),
    });
  });

  it.each([
    ['is full', 'full'],
    ['forbids', 'refused'],
    ['cuts answers', 'unreachable'],
  ] as const)('%s, and that is what is told', async (fault, kind) => {
    bucket.fault = fault;
    await expect(put(site, 'run/file', randomBytes(megabytes))).rejects.toMatchObject({ kind });
  });

  it('is asked with a digest that it can check, and never to delete what was stored', async () => {
    await put(site, 'run/file', randomBytes(11 * megabytes));
    expect(bucket.requests.some((line) => line.startsWith('DELETE'))).toBe(false);
  });
});
