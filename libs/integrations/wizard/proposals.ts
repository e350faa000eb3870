import { Injectable } from '@nestjs/common';
import type { Text } from '#kernel';
import { text } from '#kernel';
import { type Recognised, recognise } from '../products/recognition.js';
import { addedColumns } from '../uploads/reject-columns.js';
import type { Analysis } from '../uploads/upload-analysis.js';
import type { ColumnInput, ImportMappingInput } from './import-input.js';
import { SavedMappingsRepository } from './saved-mappings.repository.js';
import { suggest } from './suggestions.js';
import type { TargetField } from './target-fields.js';
import { InstanceTargets, type Target } from './targets.js';
import { comparable, isComparable, shapeOf } from './wizard.service.js';

/** How a file may be imported into one target. */
export interface Proposal {
  readonly target: string;
  readonly columns: readonly ColumnInput[];
  readonly matchBy: string | null;
  readonly onMatch: 'update' | 'skip';
  /** The user mapped a file of this shape before, and this is how. */
  readonly remembered: boolean;
  /** The export of a program that the file was recognised as: `hubspot.deals`. */
  readonly product: string | null;
  readonly createMissing: boolean;
}

export interface ProposalsOfFile {
  /** One for each target, the most fitting first. */
  readonly proposals: readonly Proposal[];
  /** What the best one was recognised as: `HubSpot (affaires)`. */
  readonly recognised: Text | null;
}

/** Proposes how to map a file: as the user did the last time, as its program exports it, or by names and values. */
@Injectable()
export class Proposals {
  constructor(
    private readonly targets: InstanceTargets,
    private readonly saved: SavedMappingsRepository,
  ) {}

  /** Call within a unit of work. */
  async of(analysis: Analysis): Promise<ProposalsOfFile> {
    const names = analysis.columns.map(({ name }) => name);
    const remembered = await this.saved.find(shapeOf(names, addedColumns));
    const recognised = recognise(names);
    const ranked = (await this.targets.here())
      .all()
      .map((target) => {
        const { record } = target.definition;
        const last = remembered.findIndex((each) => each.target === record);
        const known = recognised.findIndex((each) => each.export.target === record);
        const exported = recognised[known];
        const proposal =
          remember(remembered[last], target, analysis) ??
          (exported && ofExport(exported, target, analysis)) ??
          guessed(target, analysis);
        return { proposal, rank: rankOf(proposal, target, last, remembered.length, known), exported };
      })
      .sort((one, other) => other.rank - one.rank);
    const best = ranked[0];
    const found = best?.exported && best.proposal.product === best.exported.name ? best.exported : undefined;
    return { proposals: ranked.map(({ proposal }) => proposal), recognised: found ? labelOf(found) : null };
  }
}

const labelOf = ({ product: { label }, export: { label: kind } }: Recognised): Text =>
  text(`${label} (${kind.fr})`, `${label} (${kind.en})`);

function remember(
  request: ImportMappingInput | undefined,
  { definition, fields, mayCreateMissing }: Target,
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
    product: request.product ?? null,
    createMissing: mayCreateMissing && request.createMissing === true,
  };
}

/** Fields whose refusal is the row's: without them nobody knows what it is. */
const kept = new Set(['name', 'externalId', 'subject']);

/** A recognised file: its program's columns, and others that are called as ours are. */
function ofExport(found: Recognised, target: Target, analysis: Analysis): Proposal | undefined {
  const { definition, fields, mayCreateMissing } = target;
  const columns: ColumnInput[] = [];
  for (const [name, column] of found.columns)
    if (fields.some((each) => each.name === name))
      columns.push({ column, field: name, ...(kept.has(name) ? {} : { onInvalid: 'drop' as const }) });
  const free = (field: TargetField): boolean =>
    (field.place.kind === 'plain' || field.place.kind === 'part') &&
    field.name !== 'externalId' &&
    !columns.some((each) => each.field === field.name);
  const others = analysis.columns.filter(({ name }) => !columns.some(({ column }) => column === name));
  for (const [column, field] of suggest(definition.record, fields.filter(free), others, 'names'))
    columns.push({ column, field, onInvalid: 'drop' });
  const { matchBy } = found.export;
  const wanted = definition.matches.find(({ name }) => name === matchBy);
  const mapped = comparable(columns.map(({ field }) => field));
  return {
    target: definition.record,
    columns,
    matchBy: wanted && isComparable(wanted, mapped) ? wanted.name : matchFor(target, mapped),
    onMatch: 'update',
    remembered: false,
    product: found.name,
    createMissing: mayCreateMissing && found.export.createMissing === true,
  };
}

function guessed(target: Target, analysis: Analysis): Proposal {
  const { definition, fields } = target;
  const offered = fields.filter(({ place }) => place.kind !== 'virtual' || place.virtual.name === 'fullName');
  const found = suggest(definition.record, offered, analysis.columns);
  return {
    target: definition.record,
    columns: [...found].map(([column, field]) => ({ column, field })),
    matchBy: matchFor(target, comparable(found.values())),
    onMatch: 'update',
    remembered: false,
    product: null,
    createMissing: false,
  };
}

const matchFor = ({ definition }: Target, mapped: ReadonlySet<string>): string | null =>
  definition.matches.find((match) => isComparable(match, mapped))?.name ?? null;

/** What was done before comes first; then what was recognised; then what is complete, and has a place for most columns. */
function rankOf(
  { remembered, columns, product }: Proposal,
  { definition, fields }: Target,
  last: number,
  count: number,
  known: number,
): number {
  if (remembered) return 100_000 + count - last;
  if (product) return 50_000 - known;
  const isMapped = (name: string): boolean => columns.some(({ field }) => field === name);
  const complete =
    fields.every(({ required, name }) => !required || isMapped(name)) &&
    definition.needs.every((names) => names.some(isMapped));
  return (complete ? 1_000 : 0) + columns.length;
}
