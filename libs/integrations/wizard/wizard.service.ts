import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, type Text, text } from '#kernel';
import { RecordRegistry, type RegisteredRecord, Scopes } from '#runtime';
import type { Mapping } from '../mapping/mapping.js';
import { readMapping } from '../mapping/mapping-reader.js';
import type { Analysis } from '../uploads/upload-analysis.js';
import type { ImportMappingInput } from './import-input.js';
import { type CheckedRequest, type MappedColumn, mappingSource, uploadedFile } from './mapping-source.js';
import { suggest } from './suggestions.js';
import { type MatchChoice, type TargetDefinition, targetDefinitions } from './target-definitions.js';
import { type TargetField, targetFields } from './target-fields.js';

/** Something that the actor may import into. */
export interface Target {
  readonly definition: TargetDefinition;
  readonly record: RegisteredRecord;
  readonly fields: readonly TargetField[];
}

/** A file as a mapping for it needs it. */
export interface MappableFile {
  readonly name: string;
  readonly path: string;
  readonly analysis: Pick<Analysis, 'columns'>;
}

const refuse = (field: string, code: string, message: Text): FieldError => ({ field, code, message });

/** What the web may import, and how a request of the web becomes a mapping. */
@Injectable()
export class Wizard {
  private readonly known = new Map<string, Target>();

  constructor(private readonly records: RecordRegistry) {}

  /** The targets whose records the actor may create and import; others are as if they were not there. */
  targets(): Target[] {
    return targetDefinitions.flatMap((definition) => this.target(definition.record) ?? []);
  }

  /** One target; undefined for an unknown one and one out of the actor's reach, alike. */
  target(name: string): Target | undefined {
    const definition = targetDefinitions.find(({ record }) => record === name);
    const record = this.records.find(name);
    if (!definition || !record || !mayImport(record)) return undefined;
    let target = this.known.get(name);
    if (!target) {
      target = { definition, record, fields: targetFields(record, definition) };
      this.known.set(name, target);
    }
    // A tie to records that the actor may not write is not offered.
    const tie = definition.tie && this.records.find(definition.tie.record);
    if (!definition.tie || (tie && mayImport(tie))) return target;
    return {
      ...target,
      fields: target.fields.filter(({ place }) => place.kind !== 'reference' || !place.tied),
    };
  }

  /** The fields that the columns of a file probably are. */
  suggest({ definition, fields }: Target, { columns }: Pick<Analysis, 'columns'>): Map<string, string> {
    return suggest(definition.record, fields, columns);
  }

  /** @throws Problem INVALID_INPUT naming each column that cannot be as it is; IMPORT_MAPPING_INVALID. */
  mapping(request: ImportMappingInput, file: MappableFile): Mapping {
    const source = mappingSource(this.checked(request, file));
    return readMapping(source, file.name, this.records, {
      name: uploadedFile,
      path: file.path,
      label: file.name,
    });
  }

  private checked(request: ImportMappingInput, { name, analysis }: MappableFile): CheckedRequest {
    const target = this.target(request.target);
    if (!target) {
      const message = text('Vous ne pouvez pas importer ceci.', 'You cannot import this.');
      throw new Problem(CommonProblems.INVALID_INPUT, { errors: [refuse('target', 'unknown', message)] });
    }
    const errors: FieldError[] = [];
    const columns = request.columns.flatMap((input, at): MappedColumn[] => {
      const field = target.fields.find((each) => each.name === input.field);
      const column = analysis.columns.find((each) => each.name === input.column);
      if (!column)
        errors.push(
          refuse(
            `columns.${at}.column`,
            'unknown-column',
            text("Ce fichier n'a pas cette colonne.", 'This file does not have this column.'),
          ),
        );
      if (!field)
        errors.push(
          refuse(
            `columns.${at}.field`,
            'unknown-field',
            text(
              "Ce champ n'existe pas ou ne s'importe pas.",
              'This field does not exist or cannot be imported.',
            ),
          ),
        );
      return field && column ? [{ input, field, column }] : [];
    });
    errors.push(...clashes(request, target), ...missing(columns, target));
    const match = request.matchBy
      ? target.definition.matches.find((each) => each.name === request.matchBy)
      : undefined;
    if (request.matchBy) errors.push(...matchErrors(match, columns));
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    return { name, definition: target.definition, columns, match, onMatch: request.onMatch };
  }
}

/** Creating is what every import may do; whether it may update is seen record by record. */
function mayImport({ type }: RegisteredRecord): boolean {
  const actor = Scopes.actor();
  return (
    Scopes.instance().modules.has(type.module) &&
    actor.reachOf(type.permission('import')) !== undefined &&
    actor.reachOf(type.permission('create')) !== undefined
  );
}

/** Two columns for one field, or two ways to name one record. */
function clashes({ columns }: ImportMappingInput, { fields }: Target): FieldError[] {
  const taken = new Set<string>();
  return columns.flatMap(({ field }, at) => {
    const place = fields.find(({ name }) => name === field)?.place;
    const slot = place?.kind === 'reference' ? `reference ${place.reference.field}` : field;
    if (!taken.has(slot)) {
      taken.add(slot);
      return [];
    }
    const message = text('Une autre colonne est déjà ce champ.', 'Another column is this field already.');
    return [refuse(`columns.${at}.field`, 'duplicate', message)];
  });
}

function missing(columns: readonly MappedColumn[], { fields }: Target): FieldError[] {
  return fields
    .filter(({ required, name }) => required && !columns.some(({ field }) => field.name === name))
    .map(({ label }) =>
      refuse(
        'columns',
        'required',
        text(`Une colonne doit être « ${label.fr} ».`, `A column must be "${label.en}".`),
      ),
    );
}

function matchErrors(match: MatchChoice | undefined, columns: readonly MappedColumn[]): FieldError[] {
  const mapped = new Set(columns.map(({ field }) => field.name));
  const isThere = ({ field, from }: MatchChoice['fields'][number]) =>
    from ? from.some((each) => mapped.has(each)) : mapped.has(field);
  if (match?.fields.every(isThere)) return [];
  const message = match
    ? text(
        'Les champs de ce rapprochement doivent être parmi les colonnes.',
        'The fields of this match must be among the columns.',
      )
    : text("Ce rapprochement n'existe pas.", 'This match does not exist.');
  return [refuse('matchBy', match ? 'unmapped' : 'unknown', message)];
}

/** Files with the same columns have the same shape, whatever their order; columns that we add ourselves do not count. */
export const shapeOf = (columns: readonly string[], added: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(columns.filter((column) => !added.includes(column)).sort()))
    .digest('hex');
