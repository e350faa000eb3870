import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { S3Settings } from '#runtime';
import type { Tallied } from '../copy/tally.js';
import { checked, measure, requireSame, type Site, SiteError, type StoredFile } from './site.js';

/** What goes up in one request and is kept in memory for a second try. S3 asks for 5 MiB at least, 10,000 parts at most. */
export const leastPart = 16 * 1024 * 1024;
const mostParts = 9_000;

/** A bucket of an S3-compatible store. */
export class S3Site implements Site {
  readonly name: string;
  private readonly client: S3Client;

  constructor(
    private readonly settings: S3Settings,
    private readonly partBytes = leastPart,
  ) {
    const { name, region, endpoint, keyId, secret } = settings;
    this.name = name;
    this.client = new S3Client({
      region,
      ...(endpoint && { endpoint, forcePathStyle: true }),
      credentials: { accessKeyId: keyId, secretAccessKey: secret },
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 10_000, requestTimeout: 120_000 },
      // Compatible stores know signed digests of bodies, but not all of them the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(path: string, content: Readable, expected: Tallied): Promise<void> {
    const parts = partsOf(
      checked(content, expected, `${path}, as read here`),
      this.sizeOfParts(expected.bytes),
    );
    const first = (await parts.next()).value ?? Buffer.alloc(0);
    if (first.length >= expected.bytes) {
      // The end of the stream is where its digest is compared: before anything is sent.
      await parts.next();
      await this.call(path, () =>
        this.client.send(
          new PutObjectCommand({ ...this.place(path), Body: first, ContentLength: first.length }),
        ),
      );
    } else {
      await this.putParts(path, first, parts);
    }
    requireSame(await measure(await this.read(path)), expected, `${path}, as read back`);
  }

  async read(path: string): Promise<Readable> {
    const { Body } = await this.call(path, () => this.client.send(new GetObjectCommand(this.place(path))));
    const body = Body as Readable;
    const { call } = this;
    async function* chunks(): AsyncGenerator<Buffer> {
      try {
        for await (const chunk of body) yield chunk as Buffer;
      } catch (error) {
        await call(path, () => Promise.reject(error));
      }
    }
    return Readable.from(chunks(), { objectMode: false });
  }

  async list(folder: string): Promise<StoredFile[]> {
    const files: StoredFile[] = [];
    const start = this.keyOf(folder && `${folder}/`);
    let token: string | undefined;
    do {
      const page = await this.call(folder, () =>
        this.client.send(
          new ListObjectsV2Command({
            Bucket: this.settings.bucket,
            Prefix: start,
            ...(token && { ContinuationToken: token }),
          }),
        ),
      );
      for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
        const path = Key.slice(this.keyOf('').length);
        files.push({ path, bytes: Size, modifiedAt: LastModified ?? new Date(0) });
      }
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token);
    return files;
  }

  async remove(path: string): Promise<void> {
    await this.call(path, () => this.client.send(new DeleteObjectCommand(this.place(path))));
  }

  async close(): Promise<void> {
    this.client.destroy();
  }

  private async putParts(
    path: string,
    first: Buffer,
    rest: AsyncGenerator<Buffer, undefined>,
  ): Promise<void> {
    const place = this.place(path);
    const { UploadId } = await this.call(path, () =>
      this.client.send(new CreateMultipartUploadCommand(place)),
    );
    try {
      const done: { PartNumber: number; ETag: string | undefined }[] = [];
      for (let part: Buffer | undefined = first; part; part = (await rest.next()).value) {
        const PartNumber = done.length + 1;
        const body = part;
        const { ETag } = await this.call(path, () =>
          this.client.send(
            new UploadPartCommand({ ...place, UploadId, PartNumber, Body: body, ContentLength: body.length }),
          ),
        );
        done.push({ PartNumber, ETag });
      }
      await this.call(path, () =>
        this.client.send(
          new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts: done } }),
        ),
      );
    } catch (error) {
      // Without the right to it, the bucket's own rule for unfinished uploads clears them.
      await this.client.send(new AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => undefined);
      throw error;
    }
  }

  private sizeOfParts(bytes: number): number {
    return Math.max(this.partBytes, Math.ceil(bytes / mostParts));
  }

  private keyOf(path: string): string {
    return this.settings.prefix === '' ? path : `${this.settings.prefix}/${path}`;
  }

  private place(path: string): { Bucket: string; Key: string } {
    return { Bucket: this.settings.bucket, Key: this.keyOf(path) };
  }

  private readonly call = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SiteError) throw error;
      throw new SiteError(kindOf(error), `${what} (${(error as Error).name})`, { cause: error });
    }
  };
}

function kindOf(error: unknown): SiteError['kind'] {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === 507 || /Quota|InsufficientStorage|StorageFull/i.test(name)) return 'full';
  if (name === 'NoSuchKey' || name === 'NotFound') return 'missing';
  return status !== undefined && status >= 400 && status < 500 ? 'refused' : 'unreachable';
}

/** Gathers a stream into pieces of one size; the last may be shorter. */
async function* partsOf(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer, undefined> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    for (let from = 0; from < chunk.length; ) {
      const taken = chunk.subarray(from, from + size - bytes);
      held.push(taken);
      bytes += taken.length;
      from += taken.length;
      if (bytes < size) continue;
      yield Buffer.concat(held);
      held = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
  return undefined;
}
