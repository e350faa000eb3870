import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { FileStore, Idempotency, type RawContent, Scopes, UnitOfWork } from '#runtime';
import type { Owner } from '../owner-records/owner.js';
import { OwnerRecords } from '../owner-records/owner-records.js';
import type { AttachmentAnswer } from './attachment-answers.js';
import { attachmentLimits as limits } from './attachment-limits.js';
import { AttachmentProblems } from './attachments.problems.js';
import { AttachmentsRepository, type FilesInUse } from './attachments.repository.js';
import { inspected, mediaTypeOf } from './file-content.rules.js';
import { cleanName, refuseExecutableName, renamed } from './file-name.rules.js';

export interface Upload {
  readonly owner: Owner;
  readonly name: string;
  readonly content: RawContent;
  /** What makes a repetition of the request answer like the first time. */
  readonly idempotency?: { readonly key: string; readonly url: string } | undefined;
}

export interface Uploaded {
  readonly attachment: unknown;
  readonly replayed: boolean;
}

/** Files beside records. Whoever may read a record may read them; whoever may change it may add and remove some. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly owners: OwnerRecords,
    private readonly files: FileStore,
    private readonly units: UnitOfWork,
    private readonly idempotency: Idempotency,
  ) {}

  async list(owner: Owner): Promise<AttachmentAnswer[]> {
    await this.owners.readable(owner);
    return this.attachments.list(owner);
  }

  /** @throws Problem NOT_FOUND for what the actor may not read, like for what is not there */
  async get(id: string): Promise<AttachmentAnswer> {
    const found = await this.attachments.get(id);
    await this.owners.readable(found);
    return found;
  }

  /**
   * Takes a file, streaming it to the store; outside any unit of work, since the client's line may be slow.
   * @throws Problem NOT_FOUND, FORBIDDEN, WORKSPACE_…, BODY_TOO_LARGE, MALFORMED_REQUEST when the client goes away
   */
  async upload({ owner, name: given, content, idempotency }: Upload): Promise<Uploaded> {
    await this.units.run({ mode: 'read' }, () => this.mayAdd(owner, 0));
    const name = cleanName(given);
    refuseExecutableName(name);
    let mediaType = '';
    const checked = inspected(content.stream(), (head) => {
      mediaType = mediaTypeOf(name, head);
    });
    const stored = await this.files.put(Readable.from(checked, { objectMode: false }));
    return this.units.run({ mode: 'write' }, async () => {
      const userId = Scopes.actor().userId;
      if (idempotency && userId) {
        const body = { name, sha256: stored.sha256 };
        const given = await this.idempotency.claim(userId, idempotency.key, { url: idempotency.url, body });
        if (given) return { attachment: given.body, replayed: true };
      }
      await this.attachments.awaitTurn();
      // Rights and room may have gone while the file was on its way.
      await this.mayAdd(owner, stored.size);
      const attachment = await this.attachments.create(owner, { ...stored, name, mediaType });
      if (idempotency && userId) await this.idempotency.store(userId, idempotency.key, attachment);
      return { attachment, replayed: false };
    });
  }

  /** The content as a stream. @throws Problem like `get`; WORKSPACE_FILE_MISSING */
  async read(id: string): Promise<{ attachment: AttachmentAnswer; content: NodeJS.ReadableStream }> {
    const attachment = await this.units.run({ mode: 'read' }, () => this.get(id));
    if (!(await this.files.has(attachment.sha256)))
      throw new Problem(AttachmentProblems.WORKSPACE_FILE_MISSING);
    return { attachment, content: this.files.read(attachment.sha256) };
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, STALE_VERSION, WORKSPACE_FILE_NAME */
  async rename(id: string, version: number, given: string): Promise<AttachmentAnswer> {
    const current = await this.changeable(id);
    return this.attachments.rename(id, version, renamed(current.name, given));
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, STALE_VERSION */
  async remove(id: string, version: number): Promise<void> {
    await this.changeable(id);
    await this.attachments.remove(id, version);
  }

  private async changeable(id: string): Promise<AttachmentAnswer> {
    const found = await this.attachments.get(id);
    await this.owners.changeable(found);
    return found;
  }

  private async mayAdd(owner: Owner, bytes: number): Promise<void> {
    await this.owners.changeable(owner);
    const refusal = quotaRefusal(await this.attachments.inUse(owner), bytes);
    if (refusal) throw refusal;
  }
}

/** Which limit one more file of so many bytes would pass. */
export function quotaRefusal(used: FilesInUse, bytes: number): Problem | undefined {
  const gigabytes = limits.bytesOfInstance / 1024 ** 3;
  if (used.ofRecord >= limits.ofRecord)
    return full(
      `${limits.ofRecord} fichiers au plus par fiche.`,
      `At most ${limits.ofRecord} files for one record.`,
    );
  if (used.files >= limits.ofInstance)
    return full(`${limits.ofInstance} fichiers au plus.`, `At most ${limits.ofInstance} files.`);
  if (used.bytes + bytes > limits.bytesOfInstance || used.bytes >= limits.bytesOfInstance)
    return full(`${gigabytes} Go au plus.`, `At most ${gigabytes} GB.`);
  return undefined;
}

const full = (fr: string, en: string) =>
  new Problem(AttachmentProblems.WORKSPACE_FILE_QUOTA, { detail: text(fr, en) });
