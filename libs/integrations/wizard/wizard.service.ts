import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommonProblems, type FieldError, Problem, type Text, text } from '#kernel';
import type { Mapping } from '../mapping/mapping.js';
import { readMapping } from '../mapping/mapping-reader.js';
import { columnOf, exportNamed } from '../products/recognition.js';
import type { Analysis } from '../uploads/upload-analysis.js';
import type { ImportMappingInput } from './import-input.js';
import { type CheckedRequest, type MappedColumn, mappingSource, uploadedFile } from './mapping-source.js';
import type { MatchChoice } from './target-definitions.js';
import { InstanceTargets, type Target, type Targets } from './targets.js';

/** A file as a mapping for it needs it. */
export interface MappableFile {
  readonly name: string;
  readonly path: string;
  readonly analysis: Pick<Analysis, 'columns'>;
}

const refuse = (field: string, code: string, message: Text): FieldError => ({ field, code, message });

/** How a request of the web becomes a mapping. */
@Injectable()
export class Wizard {
  constructor(private readonly targets: InstanceTargets) {}

  /**
   * Call within a unit of work.
   * @throws Problem INVALID_INPUT naming each column that cannot be as it is; IMPORT_MAPPING_INVALID.
   */
  async mapping(request: ImportMappingInput, file: MappableFile): Promise<Mapping> {
    const targets = await this.targets.here();
    const source = mappingSource(checked(request, file, targets));
    return readMapping(source, file.name, targets.records, {
      name: uploadedFile,
      path: file.path,
      label: file.name,
    });
  }
}

function checked(
  request: ImportMappingInput,
  { name, analysis }: MappableFile,
  targets: Targets,
): CheckedRequest {
  const target = targets.find(request.target);
  if (!target) {
    const message = text('Vous ne pouvez pas importer ceci.', 'You cannot import this.');
    throw new Problem(CommonProblems.INVALID_INPUT, { errors: [refuse('target', 'unknown', message)] });
  }
  const errors: FieldError[] = [];
  const product = exportNamed(request.product)?.export;
  const columns = request.columns.flatMap((input, at): MappedColumn[] => {
    const field = target.fields.find((each) => each.name === input.field);
    const column = analysis.columns.find((each) => each.name === input.column);
    if (!column)
      errors.push(
        refuse(
          `columns.${at}.column`,
          'unknown-column',
          text('Ce fichier n’a pas cette colonne.', 'This file does not have this column.'),
        ),
      );
    if (!field)
      errors.push(
        refuse(
          `columns.${at}.field`,
          'unknown-field',
          text(
            'Ce champ n’existe pas ou ne s’importe pas.',
            'This field does not exist or cannot be imported.',
          ),
        ),
      );
    const productTransform = product && columnOf(product, input.field)?.transform;
    return field && column ? [{ input, field, column, productTransform }] : [];
  });
  errors.push(...clashes(request, target), ...missing(columns, target));
  const match = request.matchBy
    ? target.definition.matches.find((each) => each.name === request.matchBy)
    : undefined;
  if (request.matchBy) errors.push(...matchErrors(match, columns));
  if (request.createMissing && !target.mayCreateMissing)
    errors.push(
      refuse(
        'createMissing',
        'forbidden',
        text(
          'Vous ne pouvez pas créer les sociétés qui manquent.',
          'You may not create the missing companies.',
        ),
      ),
    );
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  // What is said of a row's company has no other place than one that is made.
  const saysOfCompanies = columns.some(({ field: { place } }) => place.kind === 'company');
  const createMissing = request.createMissing === true || saysOfCompanies;
  return {
    name,
    definition: target.definition,
    columns,
    match,
    onMatch: request.onMatch,
    createMissing,
    recognised: product !== undefined,
  };
}

/** Two columns for one field. */
function clashes({ columns }: ImportMappingInput, { fields }: Target): FieldError[] {
  const taken = new Set<string>();
  return columns.flatMap(({ field }, at) => {
    const place = fields.find(({ name }) => name === field)?.place;
    const isDeferred = place?.kind === 'reference' && place.reference.deferred;
    const slot = isDeferred ? `reference ${place.reference.field}` : field;
    if (!taken.has(slot)) {
      taken.add(slot);
      return [];
    }
    const message = text('Une autre colonne est déjà ce champ.', 'Another column is this field already.');
    return [refuse(`columns.${at}.field`, 'duplicate', message)];
  });
}

function missing(columns: readonly MappedColumn[], { definition, fields }: Target): FieldError[] {
  const isMapped = (name: string) => columns.some(({ field }) => field.name === name);
  const labelOf = (name: string) => fields.find((each) => each.name === name)?.label ?? text(name, name);
  const alone = fields
    .filter(({ required, name }) => required && !isMapped(name))
    .map(({ label }) => text(`Une colonne doit être « ${label.fr} ».`, `A column must be "${label.en}".`));
  const oneOf = definition.needs
    .filter((names) => names.length > 1 && !names.some(isMapped))
    .map((names) => {
      const all = (language: 'fr' | 'en') => names.map((name) => labelOf(name)[language]);
      return text(
        `Une colonne doit être l’un de ces champs : ${all('fr').join(', ')}.`,
        `A column must be one of these fields: ${all('en').join(', ')}.`,
      );
    });
  return [...alone, ...oneOf].map((message) => refuse('columns', 'required', message));
}

/** Fields that a match may compare once these columns are mapped: a full name gives both of its parts. */
export const comparable = (mapped: Iterable<string>): ReadonlySet<string> => {
  const names = new Set(mapped);
  return names.has('fullName') ? new Set([...names, 'firstName', 'lastName']) : names;
};

function matchErrors(match: MatchChoice | undefined, columns: readonly MappedColumn[]): FieldError[] {
  const mapped = comparable(columns.map(({ field }) => field.name));
  if (match && isComparable(match, mapped)) return [];
  const message = match
    ? text(
        'Les champs de ce rapprochement doivent être parmi les colonnes.',
        'The fields of this match must be among the columns.',
      )
    : text('Ce rapprochement n’existe pas.', 'This match does not exist.');
  return [refuse('matchBy', match ? 'unmapped' : 'unknown', message)];
}

/** Whether every field of a match is among the mapped ones; references count by any of their ways. */
export const isComparable = ({ fields }: MatchChoice, mapped: ReadonlySet<string>): boolean =>
  fields.every(({ field, from }) => {
    if (from) return from.some((each) => mapped.has(each));
    const prefix = /^(.*)Id$/.exec(field)?.[1];
    return (
      mapped.has(field) ||
      (prefix !== undefined &&
        prefix !== 'external' &&
        [...mapped].some((name) => name.startsWith(`${prefix}.`)))
    );
  });

/** Files with the same columns have the same shape, whatever their order; columns that we add ourselves do not count. */
export const shapeOf = (columns: readonly string[], added: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(columns.filter((column) => !added.includes(column)).sort()))
    .digest('hex');
