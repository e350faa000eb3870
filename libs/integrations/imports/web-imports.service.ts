import { Injectable } from '@nestjs/common';
import { CommonProblems, newId, Problem, text } from '#kernel';
import { type Page, RecordRegistry, Scopes, UnitOfWork } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import { addedColumns } from '../uploads/reject-columns.js';
import { UploadContent } from '../uploads/upload-content.js';
import { openGrid } from '../uploads/upload-grid.js';
import { type StoredUpload, UploadsRepository } from '../uploads/uploads.repository.js';
import type { ImportInput } from '../wizard/import-input.js';
import { SavedMappingsRepository } from '../wizard/saved-mappings.repository.js';
import { shapeOf, Wizard } from '../wizard/wizard.service.js';
import { targetsOf, usesVault } from './import-execution.js';
import { ImportRunner } from './import-runner.js';
import { ImportUndo } from './import-undo.js';
import { ImportsRepository, type StoredImport } from './imports.repository.js';
import { type StoredReject, WebRunsRepository } from './web-runs.repository.js';

/** A refused row with the values that its uploader may still see. */
export interface RejectedRow extends StoredReject {
  readonly values: readonly string[] | null;
}

export interface RejectedPage extends Page<RejectedRow> {
  readonly columns: readonly string[] | null;
}

const mostUnfinished = 3;

/** The columns with something in them that become nothing. */
const untakenOf = ({ analysis }: StoredUpload, { columns }: Pick<ImportInput, 'columns'>): string[] =>
  analysis.columns
    .filter(
      ({ name, filled }) =>
        filled > 0 && !columns.some(({ column }) => column === name) && !addedColumns.includes(name),
    )
    .map(({ name }) => name);

/** Imports that users ask for on the web. */
@Injectable()
export class WebImports {
  constructor(
    private readonly wizard: Wizard,
    private readonly uploads: UploadsRepository,
    private readonly content: UploadContent,
    private readonly saved: SavedMappingsRepository,
    private readonly imports: ImportsRepository,
    private readonly runs: WebRunsRepository,
    private readonly runner: ImportRunner,
    private readonly importUndo: ImportUndo,
    private readonly records: RecordRegistry,
    private readonly units: UnitOfWork,
  ) {}

  /**
   * Checks what is asked and has it done after the commit of the unit in hand, with the rights of the actor.
   * @throws Problem NOT_FOUND for a file that is not the actor's, INVALID_INPUT, IMPORT_MAPPING_INVALID, IMPORT_TOO_MANY
   */
  async start({ uploadId, dryRun, ...request }: ImportInput): Promise<StoredImport> {
    const upload = await this.uploads.own(uploadId);
    const mapping = await this.wizard.mapping(request, { ...upload, path: '' });
    if (request.onMatch === 'update' && request.matchBy) this.requireUpdate(request.target);
    const { userId = '', label } = Scopes.actor();
    if ((await this.runs.unfinished(userId)) >= mostUnfinished)
      throw new Problem(IntegrationsProblems.IMPORT_TOO_MANY);
    const { columns } = upload.analysis;
    await this.saved.save(
      shapeOf(
        columns.map(({ name }) => name),
        addedColumns,
      ),
      request,
    );
    await this.uploads.touch(uploadId);
    const id = newId();
    await this.runs.enqueue({
      id,
      name: upload.name,
      sha256: mapping.sha256,
      targets: targetsOf(mapping),
      vault: usesVault(mapping),
      startedBy: label,
      rowCount: upload.analysis.rowCount,
      userId,
      uploadId,
      dryRun,
      request,
      untaken: untakenOf(upload, request),
    });
    await this.runner.order(id);
    return this.imports.get(id);
  }

  /** Stops an import that waits or is at work; undoes one that has ended. @throws Problem like `ImportUndo.undo`. */
  async cancel(id: string): Promise<StoredImport> {
    const stopped = await this.units.run({ mode: 'write' }, async () => {
      const { targets } = await this.imports.get(id);
      this.requireTargets(targets);
      return (await this.runs.askStop(id)) ? this.imports.get(id) : undefined;
    });
    return stopped ?? this.importUndo.undo(id);
  }

  /** A page of refused rows. Their values come from the uploaded file, for whoever uploaded it. @throws NOT_FOUND */
  async rejects(id: string, page: number, perPage: number): Promise<RejectedPage> {
    const { found, upload } = await this.units.run({ mode: 'read' }, async () => {
      await this.imports.get(id);
      return { found: await this.runs.rejects(id, page, perPage), upload: await this.uploadOf(id) };
    });
    const values = upload ? await this.valuesOf(upload, found.items) : undefined;
    return {
      items: found.items.map((each) => ({ ...each, values: values?.get(each.line) ?? null })),
      total: found.total,
      page,
      perPage,
      columns: upload?.reading.columns ?? null,
    };
  }

  /** Every refused row, once each, in the order of the file. @throws Problem NOT_FOUND */
  async allRejects(id: string): Promise<{ name: string; columns: readonly string[]; rows: RejectedRow[] }> {
    const { name, found, upload } = await this.units.run({ mode: 'read' }, async () => ({
      name: (await this.imports.get(id)).name,
      found: await this.runs.allRejects(id),
      upload: await this.uploadOf(id),
    }));
    const byLine = new Map<number, StoredReject>();
    for (const reject of found) {
      const other = byLine.get(reject.line);
      const reason = other
        ? text(`${other.reason.fr} ; ${reject.reason.fr}`, `${other.reason.en}; ${reject.reason.en}`)
        : reject.reason;
      byLine.set(reject.line, { ...reject, reason });
    }
    const rejects = [...byLine.values()];
    const values = upload ? await this.valuesOf(upload, rejects) : undefined;
    const columns = (upload?.reading.columns ?? []).filter((column) => !addedColumns.includes(column));
    return {
      name,
      columns,
      rows: rejects.map((each) => {
        const cells = values?.get(each.line);
        const kept =
          cells && columns.map((column) => cells[upload?.reading.columns.indexOf(column) ?? -1] ?? '');
        return { ...each, values: kept ?? null };
      }),
    };
  }

  /** The file of an import, if it is the actor's and they may still import what is in it. */
  private async uploadOf(id: string): Promise<StoredUpload | undefined> {
    const origin = await this.runs.origin(id);
    if (!origin || origin.userId !== Scopes.actor().userId) return undefined;
    const { targets } = await this.imports.get(id);
    if (!targets.every((target) => this.mayImport(target))) return undefined;
    return this.uploads.find(origin.uploadId);
  }

  private valuesOf(upload: StoredUpload, rejects: readonly StoredReject[]): Promise<Map<number, string[]>> {
    const wanted = new Set(rejects.map(({ line }) => line));
    return this.content.open(upload, async (path) => {
      const values = new Map<number, string[]>();
      if (wanted.size === 0) return values;
      for await (const row of (await openGrid(path, upload.reading)).rows) {
        if (!('values' in row) || !wanted.has(row.line)) continue;
        values.set(
          row.line,
          upload.reading.columns.map((column) => row.values[column] ?? ''),
        );
        if (values.size === wanted.size) break;
      }
      return values;
    });
  }

  private mayImport(target: string): boolean {
    const permission = this.records.find(target)?.type.permission('import');
    return permission !== undefined && Scopes.actor().reachOf(permission) !== undefined;
  }

  private requireTargets(targets: readonly string[]): void {
    if (!targets.every((target) => this.mayImport(target))) throw new Problem(CommonProblems.FORBIDDEN);
  }

  private requireUpdate(target: string): void {
    const permission = this.records.find(target)?.type.permission('update');
    if (permission && Scopes.actor().reachOf(permission) !== undefined) return;
    const message = text(
      'Vous pouvez créer ces fiches sans pouvoir les modifier.',
      'You may create these records but not change them.',
    );
    throw new Problem(CommonProblems.INVALID_INPUT, {
      errors: [{ field: 'onMatch', code: 'forbidden', message }],
    });
  }
}
