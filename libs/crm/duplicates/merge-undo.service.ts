import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, type ProblemDetails, text } from '#kernel';
import { Clock, RecordRegistry, TenantDb, translateDatabaseError, violatedConstraint } from '#runtime';
import { CrmProblems } from '../crm.problems.js';
import { MergeChangesRepository } from './merge-changes.repository.js';
import { MergeKinds, mayMerge } from './merge-kinds.js';
import { MergeNotices } from './merge-notices.js';
import { type ChangedSince, MergeUndoRepository } from './merge-undo.repository.js';
import { isUndoable } from './merge-undo.rules.js';
import { MergesRepository, type StoredMerge } from './merges.repository.js';

/** Takes a merge back: both records, and all that named either, are again what they were. */
@Injectable()
export class MergeUndoService {
  constructor(
    private readonly kinds: MergeKinds,
    private readonly merges: MergesRepository,
    private readonly changes: MergeChangesRepository,
    private readonly rows: MergeUndoRepository,
    private readonly records: RecordRegistry,
    private readonly notices: MergeNotices,
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem NOT_FOUND, FORBIDDEN like the merge; CRM_MERGE_UNDONE, CRM_MERGE_TOO_OLD after 30 days;
   * CRM_MERGE_BLOCKED where something that the merge changed has changed again, with what that is.
   */
  async undo(id: string): Promise<StoredMerge> {
    const { resource, keptId } = await this.merges.get(id);
    const kind = this.kinds.of(resource);
    const survivorId = await this.merges.survivorOf(keptId);
    if ((await kind.service.repository.getMany([survivorId])).length === 0)
      throw new Problem(CommonProblems.NOT_FOUND);
    if (!mayMerge(kind)) throw new Problem(CommonProblems.FORBIDDEN);
    const merge = await this.merges.get(id, true);
    if (merge.undoneAt) throw new Problem(CrmProblems.CRM_MERGE_UNDONE);
    if (!isUndoable(merge, this.clock.now())) throw new Problem(CrmProblems.CRM_MERGE_TOO_OLD);
    if (survivorId !== keptId) throw mergedInTurn();
    try {
      await kind.service.repository.get(keptId, 'update', true);
    } catch (cause) {
      throw cause instanceof Problem ? new Problem(CommonProblems.FORBIDDEN, { cause }) : cause;
    }
    await this.putBack(id, kind.type.table);
    await this.notices.tellRestored(id);
    await this.merges.markUndone(id);
    return this.merges.get(id);
  }

  /** The kind's own table first: what names the other record needs it there. */
  private async putBack(id: string, ownTable: string): Promise<void> {
    const tables = (await this.changes.tables(id)).sort(
      (one, two) => Number(two.table === ownTable) - Number(one.table === ownTable),
    );
    const since: ChangedSince[] = [];
    for (const { table } of tables) {
      await this.rows.lock(id, table);
      since.push(...(await this.rows.changedSince(id, table)));
    }
    if (since.length > 0) throw this.changedSince(since);
    // What the merge added goes first: what comes back must not meet it (an address that the merge refused).
    const removals = tables.flatMap(({ table, added }) =>
      added > 0 ? [() => this.rows.removeAdded(id, table)] : [],
    );
    const steps = tables.flatMap(({ table, updated, removed }) => [
      ...(updated > 0 ? [() => this.rows.restoreUpdated(id, table)] : []),
      ...(removed > 0 ? [() => this.rows.restoreRemoved(id, table)] : []),
    ]);
    await this.inSomeOrder([...removals, ...steps]);
  }

  /** Does every step; one that needs another to be done first waits for it. */
  private async inSomeOrder(steps: readonly (() => Promise<void>)[]): Promise<void> {
    let left = steps;
    while (left.length > 0) {
      const waiting: (() => Promise<void>)[] = [];
      let refusal: unknown;
      for (const step of left) {
        try {
          await this.db.unit.savepoint(step);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          refusal = error;
          waiting.push(step);
        }
      }
      if (waiting.length === left.length) throw this.inTheWay(refusal);
      left = waiting;
    }
  }

  private changedSince(since: readonly ChangedSince[]): Problem {
    const conflicts = since.map(({ table, recordId, column }) => {
      const type = this.records.all().find((each) => each.type.table === table)?.type;
      const field = type?.fields.find((each) => each.column === column);
      return { resource: type?.name ?? table, recordId, field: field?.name ?? column, type, info: field };
    });
    const errors = conflicts.map(({ field, type, info }): FieldError => {
      const [kind, label] = [type?.label.one, field === 'custom' ? ownFields : info?.label];
      return {
        field,
        code: 'changed-since',
        message: text(
          `${kind?.fr ?? 'Fiche liée'} : ${label?.fr ?? field} a changé depuis la fusion.`,
          `${kind?.en ?? 'Linked record'}: ${label?.en ?? field} has changed since the merge.`,
        ),
      };
    });
    const told = conflicts.map(({ resource, recordId, field }) => ({ resource, recordId, field }));
    return blocked({ errors, extra: { conflicts: told } });
  }

  /** What no order of the steps gets past: a value that another record took, or a record that is gone. */
  private inTheWay(cause: unknown): Problem {
    if (problemOf(cause)?.kind === CommonProblems.STILL_REFERENCED)
      return blocked({
        detail: text(
          'Une fiche dont dépend ce qui est à rétablir a été supprimée depuis la fusion.',
          'A record that what is to be restored depends on has been removed since the merge.',
        ),
        cause,
      });
    const constraint = violatedConstraint(cause) ?? '';
    const type = this.records.all().find((each) => constraint.startsWith(`${each.type.table}_`))?.type;
    const label = type?.fieldOfConstraint(constraint)?.label;
    return blocked({
      detail: text(
        `Une autre fiche porte depuis une valeur à rétablir${label ? ` : ${label.fr}` : ''}.`,
        `Another record has since taken a value to restore${label ? `: ${label.en}` : ''}.`,
      ),
      cause,
    });
  }
}

const blocked = (details: ProblemDetails): Problem => new Problem(CrmProblems.CRM_MERGE_BLOCKED, details);

const ownFields = text('un champ de l’entreprise', 'a field of the company');

const mergedInTurn = (): Problem =>
  blocked({
    detail: text(
      'La fiche conservée a été fusionnée à son tour : annulez d’abord cette fusion-là.',
      'The record that stayed was merged in turn: undo that merge first.',
    ),
  });

const problemOf = (error: unknown): Problem | undefined => {
  const problem = translateDatabaseError(error);
  return problem instanceof Problem ? problem : undefined;
};

/** A unique value that is taken, or a record that is not there. */
const isRefusal = (error: unknown): boolean => {
  const kind = problemOf(error)?.kind;
  return kind === CommonProblems.ALREADY_EXISTS || kind === CommonProblems.STILL_REFERENCED;
};
