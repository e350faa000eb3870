import { Injectable } from '@nestjs/common';
import { addedColumns } from '../uploads/reject-columns.js';
import type { Analysis } from '../uploads/upload-analysis.js';
import type { ColumnInput, ImportMappingInput } from './import-input.js';
import { SavedMappingsRepository } from './saved-mappings.repository.js';
import { shapeOf, type Target, Wizard } from './wizard.service.js';

/** How a file may be imported into one target. */
export interface Proposal {
  readonly target: string;
  readonly columns: readonly ColumnInput[];
  readonly matchBy: string | null;
  readonly onMatch: 'update' | 'skip';
  /** The user mapped a file of this shape before, and this is how. */
  readonly remembered: boolean;
}

/** Proposes how to map a file: as the user did the last time, or by the names and values of its columns. */
@Injectable()
export class Proposals {
  constructor(
    private readonly wizard: Wizard,
    private readonly saved: SavedMappingsRepository,
  ) {}

  /** One for each target that the actor may import into, the most fitting first. Call within a unit of work. */
  async of(analysis: Analysis): Promise<Proposal[]> {
    const remembered = await this.saved.find(
      shapeOf(
        analysis.columns.map(({ name }) => name),
        addedColumns,
      ),
    );
    return this.wizard
      .targets()
      .map((target) => {
        const last = remembered.findIndex((each) => each.target === target.definition.record);
        const proposal = this.known(remembered[last], target, analysis) ?? this.guessed(target, analysis);
        return { proposal, rank: rankOf(proposal, target, last, remembered.length) };
      })
      .sort((one, other) => other.rank - one.rank)
      .map(({ proposal }) => proposal);
  }

  private known(
    request: ImportMappingInput | undefined,
    { definition, fields }: Target,
    analysis: Analysis,
  ): Proposal | undefined {
    if (!request) return undefined;
    const columns = request.columns.filter(
      ({ column, field }) =>
        fields.some(({ name }) => name === field) && analysis.columns.some(({ name }) => name === column),
    );
    if (columns.length === 0) return undefined;
    const matchBy = definition.matches.some(({ name }) => name === request.matchBy) ? request.matchBy : null;
    return {
      target: definition.record,
      columns,
      matchBy: matchBy ?? null,
      onMatch: request.onMatch,
      remembered: true,
    };
  }

  private guessed(target: Target, analysis: Analysis): Proposal {
    const found = this.wizard.suggest(target, analysis);
    const mapped = new Set(found.values());
    const match = target.definition.matches.find(({ fields }) =>
      fields.every(({ field, from }) => (from ? from.some((each) => mapped.has(each)) : mapped.has(field))),
    );
    return {
      target: target.definition.record,
      columns: [...found].map(([column, field]) => ({ column, field })),
      matchBy: match?.name ?? null,
      onMatch: 'update',
      remembered: false,
    };
  }
}

/** What was done before comes first; then what is complete; then what has a place for most columns. */
function rankOf({ remembered, columns }: Proposal, { fields }: Target, last: number, count: number): number {
  if (remembered) return 10_000 + count - last;
  const complete = fields.every(
    ({ required, name }) => !required || columns.some(({ field }) => field === name),
  );
  return (complete ? 1_000 : 0) + columns.length;
}
