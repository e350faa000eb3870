import { basename, dirname, resolve } from 'node:path';
import type { TableFormat } from '#runtime';
import type { Condition, Join, MappedFile, RowShape } from './mapping.js';
import type { MappingNode } from './mapping-node.js';

const formatKeys = ['encoding', 'separator', 'recordEnd', 'quote', 'header', 'endsByColumnCount'] as const;

/** A file that is not of the mapping's own naming. `name` is what steps call it, `label` what people see. */
export interface GivenFile {
  readonly name: string;
  readonly path: string;
  readonly label: string;
}

export const givenFiles = (file: GivenFile): Map<string, MappedFile> =>
  new Map([[file.name, { ...file, format: {}, used: new Map() }]]);

/** Reads `data`, `formats` and `files`: which files there are and how they are written. */
export function readFiles(members: Map<string, MappingNode>, mappingPath: string): Map<string, MappedFile> {
  const data = members.get('data');
  const root = resolve(dirname(mappingPath), data ? withEnvironment(data) : '.');
  const formats = new Map<string, TableFormat>();
  for (const [name, node] of members.get('formats')?.members() ?? [])
    formats.set(name, readFormat(node.members(formatKeys)));
  const files = new Map<string, MappedFile>();
  for (const [name, node] of members.get('files')?.members() ?? []) {
    const file = node.members(['path', 'format', 'columns']);
    const path = file.get('path');
    if (!path) {
      node.complain('il manque path.', 'path is missing.');
      continue;
    }
    const label = withEnvironment(path);
    const format = file.get('format');
    const columns = file.get('columns');
    files.set(name, {
      name,
      path: resolve(root, label),
      label: label.startsWith('/') ? basename(label) : label,
      format: { ...(format && formatOf(format, formats)), ...(columns && { header: columns.texts() }) },
      used: new Map(),
    });
  }
  return files;
}

function formatOf(node: MappingNode, formats: Map<string, TableFormat>): TableFormat {
  if (node.kind === 'map') return readFormat(node.members(formatKeys));
  const format = formats.get(node.text());
  if (!format)
    node.complain(
      `format inconnu ; déclarés : ${[...formats.keys()].join(', ')}.`,
      `unknown format; declared: ${[...formats.keys()].join(', ')}.`,
    );
  return format ?? {};
}

function readFormat(members: Map<string, MappingNode>): TableFormat {
  const format: TableFormat = {};
  for (const [key, node] of members) {
    if (key === 'encoding') format.encoding = node.text();
    else if (key === 'separator') format.separator = node.text();
    else if (key === 'recordEnd') format.recordEnd = node.text();
    else if (key === 'quote') format.quote = node.scalar() === null ? null : node.text();
    else if (key === 'header') format.header = node.flag();
    else format.endsByColumnCount = node.flag();
  }
  return format;
}

/** `${NAME}` and `${NAME:-what otherwise}` of a path. */
function withEnvironment(node: MappingNode): string {
  return node
    .text()
    .replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, name: string, otherwise: string | undefined) => {
      const value = process.env[name] || otherwise;
      if (value === undefined)
        node.complain(`la variable ${name} n’est pas définie.`, `variable ${name} is not set.`);
      return value ?? '';
    });
}

/** Reads which rows of a file are wanted, and what is joined to them. */
export function readShape(
  file: MappedFile,
  members: Map<string, MappingNode>,
  files: Map<string, MappedFile>,
): RowShape {
  const shape: RowShape = {
    file,
    where: readWhere(members.get('where'), file),
    unless: readWhere(members.get('unless'), file),
    joins: new Map(),
  };
  for (const [name, node] of members.get('joins')?.members() ?? []) {
    const join = readJoin(name, node, file, files);
    if (join) shape.joins.set(name, join);
  }
  return shape;
}

function readJoin(
  name: string,
  node: MappingNode,
  parent: MappedFile,
  files: Map<string, MappedFile>,
): Join | undefined {
  const members = node.members(['file', 'on', 'many', 'several', 'missing', 'where', 'joins']);
  const file = fileOf(members.get('file') ?? node, files);
  const on = members.get('on');
  if (!file || !on) {
    if (!on) node.complain('il manque on: {colonne: colonne}.', 'on: {column: column} is missing.');
    return undefined;
  }
  const pairs = [...on.members()];
  for (const [column, parentColumn] of pairs) {
    if (!file.used.has(column)) file.used.set(column, parentColumn);
    if (!parent.used.has(parentColumn.text())) parent.used.set(parentColumn.text(), parentColumn);
  }
  return {
    name,
    ...readShape(file, members, files),
    columns: pairs.map(([column]) => column),
    parentColumns: pairs.map(([, parentColumn]) => parentColumn.text()),
    many: members.get('many')?.flag() ?? false,
    several: members.get('several')?.choice(['reject', 'first']) ?? 'reject',
    missing: members.get('missing')?.choice(['empty', 'reject']) ?? 'empty',
  };
}

export function fileOf(node: MappingNode, files: Map<string, MappedFile>): MappedFile | undefined {
  const file = node.kind === 'text' ? files.get(node.text()) : undefined;
  if (!file)
    node.complain(
      `un des fichiers déclarés est attendu : ${[...files.keys()].join(', ')}.`,
      `one of the declared files is expected: ${[...files.keys()].join(', ')}.`,
    );
  return file;
}

/** `{Column: value}`, `{Column: [values]}`, `{Column: {not: [values]}}`, `{Column: {empty: true}}`. */
function readWhere(node: MappingNode | undefined, file: MappedFile): Condition[] {
  return [...(node?.members() ?? [])].map(([column, wanted]) => {
    if (!file.used.has(column)) file.used.set(column, wanted);
    if (wanted.kind !== 'map') {
      const values = new Set(wanted.texts());
      return { column, holds: (value: string) => values.has(value) };
    }
    const members = wanted.members(['not', 'empty']);
    const excluded = new Set(members.get('not')?.texts() ?? []);
    const empty = members.get('empty')?.flag();
    return {
      column,
      holds: (value: string) => !excluded.has(value) && (empty === undefined || (value === '') === empty),
    };
  });
}
