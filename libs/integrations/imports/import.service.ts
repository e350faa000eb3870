import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { type Page, RecordRegistry, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { loadMapping } from '../mapping/mapping-reader.js';
import { OpenedFiles } from '../rows/opened-files.js';
import { authoriseImport } from './authorisation.js';
import type { ImportEngine } from './import-engine.js';
import { type Execution, ImportExecution, targetsOf, usesVault } from './import-execution.js';
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

/** Imports the files of the server as a mapping file says, shows past imports and undoes them. */
@Injectable()
export class ImportService {
  constructor(
    private readonly records: RecordRegistry,
    private readonly db: TenantDb,
    private readonly units: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly importUndo: ImportUndo,
    private readonly execution: ImportExecution,
  ) {}

  /**
   * Imports into the instance in scope, in the actor's name. Batches of 200 rows are units of their own: a failure
   * loses none that was done, and running the same import again goes on by its match keys.
   * @throws Problem IMPORT_MAPPING_INVALID, IMPORT_FILE_UNREADABLE, IMPORT_INTERRUPTED, FORBIDDEN; with `importId`
   *   among its extra members once something may have been written.
   */
  async run(mappingPath: string, options: ImportOptions = {}): Promise<ImportReport> {
    const started = performance.now();
    const records = await this.units.run({ mode: 'read' }, () => this.records.forImports(this.db));
    const mapping = await loadMapping(mappingPath, records);
    authoriseImport(mapping.steps.map(({ record }) => record.type));
    const files = await OpenedFiles.open(mapping);
    const { onProgress, signal, rejectsFile } = options;
    const importId = options.dryRun ? null : newId();
    const begin = () =>
      this.imports.start({
        id: importId ?? '',
        name: mapping.name,
        mapping: mapping.file,
        sha256: mapping.sha256,
        targets: targetsOf(mapping),
        vault: usesVault(mapping),
        startedBy: Scopes.actor().label,
      });
    const work: Execution = {
      mapping,
      files,
      begin,
      onProgress: ({ read }) => onProgress?.({ read }),
      signal,
    };
    const finish = async (engine: ImportEngine): Promise<ImportReport> => {
      if (rejectsFile) await writeRejects(rejectsFile, engine.findings, Scopes.current().language);
      return report(importId, engine, performance.now() - started);
    };
    if (importId === null) return this.execution.rehearse(work, finish);
    return this.execution.perform(importId, work, finish);
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
}

function report(importId: string | null, engine: ImportEngine, durationMs: number): ImportReport {
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
