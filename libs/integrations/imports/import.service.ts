import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { newId, Problem, text } from '#kernel';
import { type Page, RecordRegistry, Scopes, UnitOfWork } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import type { Mapping } from '../mapping/mapping.js';
import { loadMapping } from '../mapping/mapping-reader.js';
import { OpenedFiles } from '../rows/opened-files.js';
import { authoriseImport } from './authorisation.js';
import { Heartbeat } from './heartbeat.js';
import { type EngineHost, ImportEngine } from './import-engine.js';
import { type ImportReport, reported, reportedFindings } from './import-report.js';
import { ImportUndo } from './import-undo.js';
import { type ImportSummary, ImportsRepository, type StoredImport } from './imports.repository.js';
import { writeRejects } from './rejects-file.js';

export interface ImportOptions {
  /** Do everything, then take it all back: the report is that of the real import. */
  dryRun?: boolean;
  /** Called after each batch, and every so often while a file is read. */
  onProgress?: (progress: { read: number; total?: number }) => void;
  /** Stops the import between two batches; what was written stays. */
  signal?: AbortSignal;
  /** Where to write every reject and warning as CSV. */
  rejectsFile?: string;
}

/** Thrown at the end of a rehearsal, so that its unit is rolled back. */
class Rehearsed extends Error {}

/** Imports files as a mapping says, shows past imports and undoes them. */
@Injectable()
export class ImportService {
  constructor(
    private readonly records: RecordRegistry,
    private readonly units: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly audit: AuditTrail,
    private readonly importUndo: ImportUndo,
  ) {}

  /**
   * Imports into the instance in scope, in the actor's name. Batches of 200 rows are units of their own: a failure
   * loses none that was done, and running the same import again goes on by its match keys.
   * @throws Problem IMPORT_MAPPING_INVALID, IMPORT_FILE_UNREADABLE, IMPORT_INTERRUPTED, FORBIDDEN; with `importId`
   *   among its extra members once something may have been written.
   */
  async run(mappingPath: string, options: ImportOptions = {}): Promise<ImportReport> {
    const started = performance.now();
    const mapping = await loadMapping(mappingPath, this.records);
    authoriseImport(mapping.steps.map(({ record }) => record.type));
    const files = await OpenedFiles.open(mapping);
    const importId = options.dryRun ? null : newId();
    const engine = new ImportEngine(mapping, files, this.hostOf(importId, mapping, options));
    try {
      if (importId === null) await this.rehearse(mapping, engine);
      else await this.perform(importId, mapping, engine);
      if (options.rejectsFile)
        await writeRejects(options.rejectsFile, engine.findings, Scopes.current().language);
      return this.report(importId, engine, performance.now() - started);
    } finally {
      engine.close();
    }
  }

  /** Brings the records of an import back to what they were. See `ImportUndo`. */
  undo(importId: string): Promise<StoredImport> {
    return this.importUndo.undo(importId);
  }

  list(page = 1, perPage = 25): Promise<Page<ImportSummary>> {
    return this.units.join({ mode: 'read' }, async () => ({
      ...(await this.imports.list(page, perPage)),
      page,
      perPage,
    }));
  }

  /** @throws Problem NOT_FOUND */
  get(id: string): Promise<StoredImport> {
    return this.units.join({ mode: 'read' }, () => this.imports.get(id));
  }

  private async perform(importId: string, mapping: Mapping, engine: ImportEngine): Promise<void> {
    const targets = [...new Set(mapping.steps.map(({ record }) => record.type.name))];
    const object = targets.join(', ');
    const action = 'integrations.import';
    const about = { importId, mapping: mapping.file, sha256: mapping.sha256 };
    await this.units.run({ mode: 'write' }, async () => {
      await this.imports.start({
        id: importId,
        name: mapping.name,
        mapping: mapping.file,
        sha256: mapping.sha256,
        targets,
        vault: usesVault(mapping),
        startedBy: Scopes.actor().label,
      });
      await this.audit.append({ action, object, details: { ...about, state: 'started' } });
    });
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
      await this.units.run({ mode: 'write' }, async () => {
        await this.imports.end(importId, state, {
          steps: engine.steps,
          warnings: engine.findings.count('warning'),
          rejects: engine.findings.first('reject', reportedFindings),
          firstWarnings: engine.findings.first('warning', reportedFindings),
        });
        await this.audit.append({ action, object, details: { ...about, state, ...engine.total } });
      });
    }
  }

  /** The same work in one unit that is rolled back: its reads see its own writes, as those of the import will. */
  private async rehearse(mapping: Mapping, engine: ImportEngine): Promise<void> {
    try {
      await this.units.run({ mode: 'write', vault: usesVault(mapping) }, async () => {
        await engine.run();
        throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
  }

  private hostOf(
    importId: string | null,
    mapping: Mapping,
    { signal, onProgress }: ImportOptions,
  ): EngineHost {
    const { units, imports } = this;
    return {
      async batch({ record }, work) {
        if (importId === null) await work();
        else
          await units.run({ mode: 'write', vault: record.type.vault }, async () => {
            await imports.advance(importId, await work());
          });
      },
      async pause(read) {
        onProgress?.({ read });
        if (!signal?.aborted) return;
        throw new Problem(IntegrationsProblems.IMPORT_INTERRUPTED, {
          detail: text(`Arrêt demandé (${mapping.name}).`, `Asked to stop (${mapping.name}).`),
        });
      },
    };
  }

  private report(importId: string | null, engine: ImportEngine, durationMs: number): ImportReport {
    const { language } = Scopes.current();
    const { findings, total, steps } = engine;
    const rejects = findings.first('reject', reportedFindings);
    return {
      importId,
      dryRun: importId === null,
      ...total,
      steps,
      rejects: rejects.map((each) => reported(each, language)),
      rejectsTruncated: findings.count('reject') > rejects.length,
      warningCount: findings.count('warning'),
      warnings: findings.first('warning', reportedFindings).map((each) => reported(each, language)),
      durationMs: Math.round(durationMs),
    };
  }
}

const usesVault = ({ steps }: Mapping): boolean => steps.some(({ record }) => record.type.vault);

const withImport = ({ kind, detail, errors, extra, cause }: Problem, importId: string): Problem =>
  new Problem(kind, { ...(detail && { detail }), errors, extra: { ...extra, importId }, cause });
