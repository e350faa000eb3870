import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { CommonProblems, Problem, type Text } from '#kernel';
import { AppLogger, JobHandlers, Outbox, Scopes, UnitOfWork } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import { OpenedFiles } from '../rows/opened-files.js';
import { UploadContent } from '../uploads/upload-content.js';
import { openGrid } from '../uploads/upload-grid.js';
import { type StoredUpload, UploadsRepository } from '../uploads/uploads.repository.js';
import { Wizard } from '../wizard/wizard.service.js';
import { authoriseImport } from './authorisation.js';
import { Heartbeat } from './heartbeat.js';
import type { ImportEngine } from './import-engine.js';
import { foundBy, ImportExecution } from './import-execution.js';
import { ImportingUsers } from './importing-user.js';
import { ImportsRepository } from './imports.repository.js';
import { type WebRun, WebRunsRepository } from './web-runs.repository.js';

const topic = 'integrations.import';
const progressEveryMs = 500;

/**
 * Carries out the imports that were asked for on the web, one after the other in each process: an import takes the time
 * of the processor that everybody's requests need. The job only hands the import over, so that mails do not wait behind
 * it. What a dead process leaves shows as `interrupted` within minutes, and may be undone or asked for again.
 */
@Injectable()
export class ImportRunner implements OnModuleInit, BeforeApplicationShutdown {
  private tail: Promise<void> = Promise.resolve();
  private readonly stop = new AbortController();

  constructor(
    private readonly handlers: JobHandlers,
    private readonly outbox: Outbox,
    private readonly units: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly runs: WebRunsRepository,
    private readonly uploads: UploadsRepository,
    private readonly content: UploadContent,
    private readonly users: ImportingUsers,
    private readonly wizard: Wizard,
    private readonly execution: ImportExecution,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.handlers.on(topic, async ({ importId }) => this.accept(String(importId)));
  }

  /** Has an import carried out after the commit of the unit in hand. */
  async order(importId: string): Promise<void> {
    await this.outbox.add(topic, { importId });
  }

  /** Resolves when nothing that was handed over is at work any more. */
  idle(): Promise<void> {
    return this.tail;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.idle();
  }

  private accept(importId: string): void {
    const alive = new Heartbeat(this.units, () => this.imports.touch(importId));
    this.tail = this.tail
      .then(() => this.run(importId))
      .catch((error: unknown) => this.logger.error('an import could not be carried out', error))
      .finally(() => alive.stop());
  }

  private async run(importId: string): Promise<void> {
    const run = await this.units.run({ mode: 'write' }, () => this.runs.claim(importId));
    if (!run) return;
    try {
      const { actor, upload } = await this.units.run({ mode: 'read' }, async () => ({
        actor: await this.users.actor(run.userId),
        upload: await this.uploads.find(run.uploadId),
      }));
      if (!upload) throw new Problem(IntegrationsProblems.IMPORT_FILE_GONE);
      await Scopes.with({ actor }, () =>
        this.content.open(upload, (path) => this.carryOut(importId, run, upload, path)),
      );
    } catch (error) {
      if (!(error instanceof Problem)) this.logger.error('an import failed unexpectedly', error);
      const interrupted = error instanceof Problem && error.kind === IntegrationsProblems.IMPORT_INTERRUPTED;
      const state = interrupted ? 'interrupted' : 'failed';
      await this.units.run({ mode: 'write' }, () => this.runs.fail(importId, state, reasonOf(error)));
    } finally {
      await this.units.run({ mode: 'write' }, () => this.uploads.touch(run.uploadId));
    }
  }

  private async carryOut(importId: string, run: WebRun, upload: StoredUpload, path: string): Promise<void> {
    const mapping = await this.units.run({ mode: 'read' }, () =>
      this.wizard.mapping(run.request, { ...upload, path }),
    );
    authoriseImport(mapping.steps.map(({ record }) => record.type));
    const files = await OpenedFiles.open(mapping, () => openGrid(path, upload.reading));
    const asked = new AbortController();
    const signal = AbortSignal.any([this.stop.signal, asked.signal]);
    if (!run.dryRun) {
      await this.execution.perform(importId, { mapping, files, signal }, async () => undefined);
      return;
    }
    const onProgress = this.telling(importId, asked);
    await this.execution.rehearse({ mapping, files, signal, onProgress }, async (engine) => {
      await this.execution.keepRejects(importId, engine);
      await this.units.run({ mode: 'write' }, () =>
        this.runs.rehearsed(importId, engine.total, foundBy(engine)),
      );
    });
  }

  /** Tells how far a rehearsal is, in units apart from its own. Nobody waits: the pool may have one connection. */
  private telling(importId: string, asked: AbortController): (progress: { engine: ImportEngine }) => void {
    let [last, busy] = [Date.now(), false];
    return ({ engine }) => {
      if (busy || Date.now() - last < progressEveryMs) return;
      busy = true;
      this.units
        .run({ mode: 'write' }, () => this.runs.progress(importId, { ...engine.total }))
        .then(
          (stop) => {
            if (stop) asked.abort();
          },
          () => undefined,
        )
        .finally(() => {
          [last, busy] = [Date.now(), false];
        });
    };
  }
}

const reasonOf = (error: unknown): Text => {
  if (!(error instanceof Problem)) return CommonProblems.UNEXPECTED.title;
  return error.errors[0]?.message ?? error.detail ?? error.kind.title;
};
