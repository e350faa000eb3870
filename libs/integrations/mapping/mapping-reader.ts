import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Problem, text } from '#kernel';
import { type RecordRegistry, type RegisteredRecord, readInput } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import { readExpression } from './expression-reader.js';
import { readFields } from './fields-reader.js';
import { fileOf, type GivenFile, givenFiles, readFiles, readShape } from './files-reader.js';
import type {
  GoneColumns,
  ImportStep,
  MappedField,
  MappedFile,
  Mapping,
  MatchKey,
  RowShape,
} from './mapping.js';
import { MappingNode } from './mapping-node.js';

const stepKeys = [
  'name',
  'target',
  'source',
  'where',
  'unless',
  'joins',
  'match',
  'orMatch',
  'onFound',
  'onMissing',
  'onRepeat',
  'gone',
  'unreadable',
  'onEmpty',
  'fields',
];
const maxBytes = 1024 * 1024;

/** Reads a mapping file. @throws Problem IMPORT_MAPPING_INVALID naming every line that is wrong. */
export async function loadMapping(path: string, records: RecordRegistry): Promise<Mapping> {
  let source: Buffer;
  try {
    source = await readFile(path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'ERROR';
    const detail = text(`Le fichier ne peut pas être lu (${code}).`, `The file cannot be read (${code}).`);
    throw new Problem(IntegrationsProblems.IMPORT_MAPPING_INVALID, { detail, cause });
  }
  if (source.length > maxBytes)
    throw new Problem(IntegrationsProblems.IMPORT_MAPPING_INVALID, {
      detail: text('Ce fichier est trop grand (1 Mio au plus).', 'This file is too large (1 MiB at most).'),
    });
  return readMapping(source.toString('utf8'), resolve(path), records);
}

/**
 * @param path of the mapping: relative paths in it begin there.
 * @param given the one file that a mapping from the web reads; such a mapping names no path and no variable.
 */
export function readMapping(
  source: string,
  path: string,
  records: RecordRegistry,
  given?: GivenFile,
): Mapping {
  const root = MappingNode.parse(source);
  const members = root.members(given ? ['name', 'steps'] : ['name', 'data', 'formats', 'files', 'steps']);
  const files = given ? givenFiles(given) : readFiles(members, path);
  const steps: ImportStep[] = [];
  for (const node of members.get('steps')?.items() ?? [])
    steps.push(...readStep(node, files, records, steps));
  if ((!given && !members.has('files')) || !members.has('steps'))
    root.complain('il faut files et steps.', 'files and steps are needed.');
  else if (steps.length === 0) members.get('steps')?.complain('aucune étape.', 'no step.');
  root.refuseAll();
  return {
    name: members.get('name')?.text() ?? basename(path),
    file: basename(path),
    sha256: createHash('sha256').update(source).digest('hex'),
    files: [...files.values()],
    steps,
  };
}

function readStep(
  node: MappingNode,
  files: Map<string, MappedFile>,
  records: RecordRegistry,
  earlier: readonly ImportStep[],
): ImportStep[] {
  const members = node.members(stepKeys);
  const missing = ['target', 'source', 'match', 'fields'].filter((key) => !members.has(key));
  if (missing.length > 0) {
    node.complain(`il manque : ${missing.join(', ')}.`, `missing: ${missing.join(', ')}.`);
    return [];
  }
  const need = (key: string) => members.get(key) as MappingNode;
  const record = records.find(need('target').text());
  const file = fileOf(need('source'), files);
  if (!record) {
    const known = records.all().map(({ type }) => type.name);
    need('target').complain(`fiches connues : ${known.join(', ')}.`, `known records: ${known.join(', ')}.`);
  }
  if (!record || !file) return [];
  const shape = readShape(file, members, files);
  const fields = readFields(need('fields'), record, shape, { records, earlier });
  const onMissing = members.get('onMissing')?.choice(['create', 'reject']) ?? 'create';
  if (onMissing === 'create') requireFields(need('fields'), record, fields);
  return [
    {
      name: members.get('name')?.text() ?? record.type.name,
      record,
      source: shape,
      match: readMatch(need('match'), record, fields, shape),
      orMatch: (members.get('orMatch')?.items() ?? []).map((item) => readMatch(item, record, fields, shape)),
      onFound: members.get('onFound')?.choice(['update', 'skip', 'reject']) ?? 'update',
      onMissing,
      onRepeat: members.get('onRepeat')?.choice(['reject', 'same']) ?? 'reject',
      onEmpty: members.get('onEmpty')?.choice(['clear', 'keep']) ?? 'clear',
      unreadable: members.get('unreadable')?.choice(['reject', 'leave']) ?? 'reject',
      gone: readGone(members.get('gone'), file),
      fields,
    },
  ];
}

/** `{deleted: Column, mergedInto: Column, mergedIds: Column, id: Column}`. */
function readGone(node: MappingNode | undefined, file: MappedFile): GoneColumns | undefined {
  if (!node) return undefined;
  const members = node.members(['deleted', 'mergedInto', 'mergedIds', 'id']);
  const column = (name: string): string | undefined => {
    const named = members.get(name);
    const found = named?.text();
    if (named && found && !file.used.has(found)) file.used.set(found, named);
    return found;
  };
  if (members.has('mergedIds') && !members.has('id')) node.complain('il manque id.', 'id is missing.');
  return {
    deleted: column('deleted'),
    mergedInto: column('mergedInto'),
    mergedIds: column('mergedIds'),
    id: column('id'),
  };
}

/** What an import of this kind of record must say. */
function requireFields(
  node: MappingNode,
  { importInput, importFields }: RegisteredRecord,
  fields: readonly MappedField[],
): void {
  const needed = new Set(readInput(importInput, {}).errors.map(({ field }) => field));
  const missing = importFields
    .filter(({ name }) => needed.has(name) && !fields.some((field) => field.name === name))
    .map(({ name }) => name);
  if (missing.length > 0)
    node.complain(
      `champs obligatoires absents : ${missing.join(', ')}.`,
      `required fields that are missing: ${missing.join(', ')}.`,
    );
}

/** `none`, `[externalId]`, `[employeeId, startedOn]`, or `[{field: email, value: Mail}]` for a field that we compute. */
function readMatch(
  node: MappingNode,
  { type }: RegisteredRecord,
  fields: readonly MappedField[],
  shape: RowShape,
): MatchKey[] {
  if (node.kind === 'text' && node.text() === 'none') return [];
  const keys = node.oneOrMany().map((item): MatchKey => {
    const members = item.kind === 'map' ? item.members(['field', 'value']) : undefined;
    const field = (members?.get('field') ?? item).text();
    const expression = members?.get('value');
    const info = type.fields.find(({ name }) => name === field);
    const mapped = fields.find(({ name }) => name === field);
    if (!info || info.kind === 'list')
      item.complain(
        `${type.name} n’a pas de champ simple « ${field} ».`,
        `${type.name} has no plain field "${field}".`,
      );
    else if (!expression && (!mapped || (mapped.kind === 'lookup' && mapped.deferred)))
      item.complain(
        `« ${field} » doit être parmi les champs, ou recevoir une valeur ici.`,
        `"${field}" must be among the fields, or be given a value here.`,
      );
    const value = expression && readExpression(expression, { shape, root: shape });
    return { field, value };
  });
  if (keys.length === 0) node.complain('au moins un champ.', 'at least one field.');
  return keys;
}
