import { randomBytes } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { Bucket } from './bucket-test-kit.js';
import { openSite } from './open-site.js';
import { S3Site } from './s3-site.js';
import type { Site } from './site.js';
import { itIsASite, put } from './site-contract-test-kit.js';
import { hasSwift, Swift } from './swift-test-kit.js';

const megabytes = 1024 * 1024;

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
