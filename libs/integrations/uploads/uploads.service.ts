import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId, Problem, text } from '#kernel';
import { type RawContent, Scopes, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { WebRunsRepository } from '../imports/web-runs.repository.js';
import { IntegrationsProblems } from '../integrations.problems.js';
import { analyse } from './upload-analysis.js';
import { UploadContent } from './upload-content.js';
import { detectReading, type ReadingChoice } from './upload-grid.js';
import { type StoredUpload, UploadsRepository } from './uploads.repository.js';

/** Uploads that one user keeps; the oldest make room. */
const mostUploads = 20;

/** Files that users send to import them: received, looked into, read another way, removed. */
@Injectable()
export class UploadsService implements OnModuleInit {
  constructor(
    private readonly content: UploadContent,
    private readonly uploads: UploadsRepository,
    private readonly runs: WebRunsRepository,
    private readonly units: UnitOfWork,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourly('expired uploads', 27, () => this.purge());
  }

  /**
   * Receives a file and looks into it; nothing is kept of one that cannot be read. In units of its own.
   * @throws Problem IMPORT_FILE_UNREADABLE, BODY_TOO_LARGE
   */
  async receive(content: RawContent, name: string): Promise<StoredUpload> {
    return this.content.receive(content.stream(), async (path, bytes) => {
      if (bytes === 0) throw emptyFile();
      const reading = await detectReading(path);
      const analysis = await analyse(path, reading);
      const sealed = await this.content.seal(path);
      try {
        const { stored, removed } = await this.units.run({ mode: 'write' }, async () => ({
          stored: await this.uploads.add({
            ...sealed,
            id: newId(),
            userId: Scopes.actor().userId ?? '',
            name,
            bytes,
            reading,
            analysis,
          }),
          removed: await this.uploads.removeOldest(mostUploads),
        }));
        await this.removeContents(removed);
        return stored;
      } catch (error) {
        await this.content.remove(sealed.sha256);
        throw error;
      }
    });
  }

  /** Reads a file again as its user says: another sheet, encoding, delimiter or header. @throws Problem NOT_FOUND */
  async readAgain(id: string, choice: ReadingChoice): Promise<StoredUpload> {
    const upload = await this.units.run({ mode: 'read' }, () => this.uploads.own(id));
    const [reading, analysis] = await this.content.open(upload, async (path) => {
      const found = await detectReading(path, choice);
      return [found, await analyse(path, found)] as const;
    });
    return this.units.run({ mode: 'write' }, async () => {
      await this.uploads.read(id, reading, analysis);
      return this.uploads.own(id);
    });
  }

  list(): Promise<StoredUpload[]> {
    return this.units.join({ mode: 'read' }, () => this.uploads.list());
  }

  /** @throws Problem NOT_FOUND, IMPORT_UPLOAD_BUSY */
  async remove(id: string): Promise<void> {
    const sha256 = await this.units.run({ mode: 'write' }, async () => {
      await this.uploads.own(id);
      return this.uploads.remove(id);
    });
    if (sha256 === undefined) throw new Problem(IntegrationsProblems.IMPORT_UPLOAD_BUSY);
    await this.content.remove(sha256);
  }

  /** Removes the files that have had their day, and refused rows of old imports. Runs in one instance's scope. */
  async purge(): Promise<number> {
    const removed = await this.units.run({ mode: 'write' }, async () => {
      await this.runs.removeOldRejects();
      return this.uploads.removeExpired();
    });
    await this.removeContents(removed);
    return removed.length;
  }

  private async removeContents(removed: readonly string[]): Promise<void> {
    for (const sha256 of removed) await this.content.remove(sha256);
  }
}

const emptyFile = (): Problem =>
  new Problem(IntegrationsProblems.IMPORT_FILE_UNREADABLE, {
    detail: text('Le fichier est vide.', 'The file is empty.'),
  });
