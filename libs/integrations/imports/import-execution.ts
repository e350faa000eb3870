import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { Problem, text } from '#kernel';
import { Scopes, UnitOfWork } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import type { Mapping } from '../mapping/mapping.js';
import type { OpenedFiles } from '../rows/opened-files.js';
import { Heartbeat } from './heartbeat.js';
import { type EngineHost, ImportEngine } from './import-engine.js';
import { ImportNotices } from './import-notices.js';
import { reportedFindings } from './import-report.js';
import { ImportsRepository } from './imports.repository.js';

/** A mapping with its files, and who watches over the work. */
export interface Execution {
  readonly mapping: Mapping;
  readonly files: OpenedFiles;
  /** Called after each batch, and every so often while a file is read. */
  readonly onProgress?: ((progress: { read: number; engine: ImportEngine }) => void) | undefined;
  /** What marks the beginning, in the unit that notes it in the audit trail. */
  readonly begin?: (() => Promise<void>) | undefined;
  /** Stops the import between two batches; what was written stays. */
  readonly signal?: AbortSignal | undefined;
}

/** Thrown at the end of a rehearsal, so that its unit is rolled back. */
class Rehearsed extends Error {}

/** Carries a mapping out, for good or as a rehearsal. */
@Injectable()
export class ImportExecution {
  constructor(
    private readonly units: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly audit: AuditTrail,
    private readonly notices: ImportNotices,
  ) {}

  /**
   * The import of a row that says it runs. `use` gets the engine when all is over, whatever the outcome.
   * @throws Problem IMPORT_INTERRUPTED, IMPORT_FILE_UNREADABLE with `importId` among its extra members.
   */
  async perform<T>(importId: string, work: Execution, use: (engine: ImportEngine) => Promise<T>): Promise<T> {
    const { mapping } = work;
    const action = 'integrations.import';
    const object = targetsOf(mapping).join(', ');
    const about = { importId, mapping: mapping.file, sha256: mapping.sha256 };
    await this.units.run({ mode: 'write' }, async () => {
      await work.begin?.();
      await this.audit.append({ action, object, details: { ...about, state: 'started' } });
    });
    return this.withEngine(work, this.performing(importId, work), async (engine) => {
      const heartbeat = new Heartbeat(this.units, () => this.imports.touch(importId));
      let state: 'done' | 'failed' | 'interrupted' = 'failed';
      try {
        await Scopes.with({ batchId: importId }, () => engine.run());
        state = 'done';
      } catch (error) {
        if (error instanceof Problem && error.kind === IntegrationsProblems.IMPORT_INTERRUPTED)
          state = 'interrupted';
        throw error instanceof Problem ? withImport(error, importId) : error;
      } finally {
        heartbeat.stop();
        await this.keepRejects(importId, engine);
        await this.units.run({ mode: 'write' }, async () => {
          await this.imports.end(importId, state, foundBy(engine));
          await this.audit.append({ action, object, details: { ...about, state, ...engine.total } });
          const { id, name, vault } = { id: importId, name: mapping.name, vault: usesVault(mapping) };
          await this.notices.ended({ ...engine.total, id, name, done: state === 'done', vault });
        });
      }
      return use(engine);
    });
  }

  /** The same work in one unit that is rolled back: its reads see its own writes, as those of the import will. */
  async rehearse<T>(work: Execution, use: (engine: ImportEngine) => Promise<T>): Promise<T> {
    const host: EngineHost = {
      batch: async (_, batch) => {
        await batch();
      },
      pause: pausing(work),
    };
    return this.withEngine(work, host, async (engine) => {
      try {
        await this.units.run({ mode: 'write', vault: usesVault(work.mapping) }, async () => {
          await engine.run();
          throw new Rehearsed();
        });
      } catch (error) {
        if (!(error instanceof Rehearsed)) throw error;
      }
      return use(engine);
    });
  }

  /** Keeps every refused row, so that whoever started the import can correct them. */
  async keepRejects(importId: string, { findings }: ImportEngine): Promise<void> {
    let from = 0;
    for (const some of findings.rejects(rejectsAtOnce)) {
      const first = from;
      await this.units.run({ mode: 'write' }, () => this.imports.addRejects(importId, first, some));
      from += some.length;
      if (from >= mostRejects) return;
    }
  }

  private async withEngine<T>(
    work: Execution,
    host: EngineHost,
    use: (engine: ImportEngine) => Promise<T>,
  ): Promise<T> {
    const engine = new ImportEngine(work.mapping, work.files, {
      batch: (step, batch) => host.batch(step, batch),
      pause: async (read) => {
        work.onProgress?.({ read, engine });
        await host.pause(read);
      },
    });
    try {
      return await use(engine);
    } finally {
      engine.close();
    }
  }

  private performing(importId: string, work: Execution): EngineHost {
    let stopAsked = false;
    const pause = pausing(work);
    return {
      batch: async ({ record }, batch) => {
        await this.units.run({ mode: 'write', vault: record.type.vault }, async () => {
          stopAsked = await this.imports.advance(importId, await batch());
        });
      },
      pause: async (read) => {
        if (stopAsked) throw stopped(work.mapping);
        await pause(read);
      },
    };
  }
}

const rejectsAtOnce = 500;
const mostRejects = 100_000;

const pausing =
  ({ signal, mapping }: Execution) =>
  async (_read: number): Promise<void> => {
    if (signal?.aborted) throw stopped(mapping);
  };

const stopped = ({ name }: Mapping): Problem =>
  new Problem(IntegrationsProblems.IMPORT_INTERRUPTED, {
    detail: text(`Arrêt demandé (${name}).`, `Asked to stop (${name}).`),
  });

/** What is kept of an engine's findings with its import. */
export const foundBy = ({ steps, findings }: ImportEngine) => ({
  steps,
  warnings: findings.count('warning'),
  rejects: findings.first('reject', reportedFindings),
  firstWarnings: findings.first('warning', reportedFindings),
});

export const usesVault = ({ steps }: Mapping): boolean => steps.some(({ record }) => record.type.vault);
export const targetsOf = ({ steps }: Mapping): string[] => [
  ...new Set(steps.map(({ record }) => record.type.name)),
];

const withImport = ({ kind, detail, errors, extra, cause }: Problem, importId: string): Problem =>
  new Problem(kind, { ...(detail && { detail }), errors, extra: { ...extra, importId }, cause });
