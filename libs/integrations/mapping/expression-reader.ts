import { transforms } from '../transforms/index.js';
import type { Transform } from '../transforms/transform.js';
import {
  CellError,
  type CellValue,
  type Expression,
  type MappedRow,
  type Origin,
  type RowShape,
} from './mapping.js';
import type { MappingNode } from './mapping-node.js';

export const expressionKeys = ['column', 'constant', 'template', 'firstOf', 'transform'] as const;
const sources = ['column', 'constant', 'template', 'firstOf'] as const;

/** Where names are looked up: the row in hand, and the row of the main file behind a leading `/`. */
export interface Place {
  readonly shape: RowShape;
  readonly root: RowShape;
}

const nothing: Expression = { evaluate: () => null, origin: (row) => row.origin() };

/** Reads how to make a value: a column's name, or a map with one source and its transforms. */
export function readExpression(node: MappingNode, place: Place, more: readonly string[] = []): Expression {
  if (node.kind !== 'map') return readColumn(node, place);
  const members = node.members([...expressionKeys, ...more]);
  const given = sources.filter((key) => members.has(key));
  const [kind] = given;
  const source = kind && members.get(kind);
  if (!source || given.length > 1) {
    node.complain(
      `il faut une source parmi ${sources.join(', ')}.`,
      `one source is needed: ${sources.join(', ')}.`,
    );
    return nothing;
  }
  const made = readSource(kind, source, place);
  const steps = members.get('transform')?.oneOrMany() ?? [];
  return steps.length === 0
    ? made
    : transformed(
        made,
        steps.map((step) => readTransform(step, place)),
      );
}

function readSource(kind: (typeof sources)[number], node: MappingNode, place: Place): Expression {
  switch (kind) {
    case 'column':
      return readColumn(node, place);
    case 'constant': {
      const value = node.scalar();
      return { evaluate: () => value, origin: (row) => row.origin(), constant: true };
    }
    case 'template':
      return readTemplate(node, place);
    case 'firstOf': {
      const choices = node.items().map((item) => readExpression(item, place));
      const first = choices[0] ?? nothing;
      return {
        evaluate: (row) => {
          for (const choice of choices) {
            const value = choice.evaluate(row);
            if (value !== null) return value;
          }
          return null;
        },
        origin: (row) => (choices.find((choice) => !isEmpty(choice, row)) ?? first).origin(row),
      };
    }
  }
}

/** `Column`, `join.Column`, `join.join.Column`; `/Column` begins at the main file's row. */
function readColumn(node: MappingNode, place: Place): Expression {
  return columnAt(node.text(), node, place);
}

function columnAt(path: string, node: MappingNode, place: Place): Expression {
  const fromRoot = path.startsWith('/');
  let shape = fromRoot ? place.root : place.shape;
  let column = fromRoot ? path.slice(1) : path;
  const joins: string[] = [];
  for (;;) {
    const dot = column.indexOf('.');
    const join = dot > 0 ? shape.joins.get(column.slice(0, dot)) : undefined;
    if (!join) break;
    if (join.many)
      node.complain(
        `« ${join.name} » donne plusieurs lignes : lisez-les avec each.`,
        `"${join.name}" gives several rows: read them with each.`,
      );
    joins.push(join.name);
    shape = join;
    column = column.slice(dot + 1);
  }
  if (column === '') node.complain('le nom d’une colonne est attendu.', 'the name of a column is expected.');
  else if (!shape.file.used.has(column)) shape.file.used.set(column, node);
  const rowOf = (row: MappedRow): MappedRow | undefined => {
    let at: MappedRow | undefined = fromRoot ? row.root : row;
    for (const join of joins) at = at?.one(join);
    return at;
  };
  return {
    evaluate: (row) => rowOf(row)?.cell(column) ?? null,
    origin: (row) => rowOf(row)?.origin(column) ?? row.origin(path),
  };
}

/** `"{FirstName} {LastName}"`; empty when every column in it is. */
function readTemplate(node: MappingNode, place: Place): Expression {
  const pieces = node.text().split(/\{([^{}]+)\}/);
  const parts = pieces.map((piece, index) => (index % 2 === 1 ? columnAt(piece, node, place) : piece));
  const first = parts.find((part) => typeof part !== 'string') as Expression | undefined;
  if (!first)
    node.complain('un modèle contient au moins une {colonne}.', 'a template has at least one {column}.');
  return {
    evaluate: (row) => {
      let filled = false;
      const texts = parts.map((part) => {
        if (typeof part === 'string') return part;
        const value = part.evaluate(row);
        filled ||= value !== null;
        return value ?? '';
      });
      return filled ? texts.join('').trim() || null : null;
    },
    origin: (row) => first?.origin(row) ?? row.origin(),
  };
}

/** `trim`, or `{slice: [0, 3]}`. */
function readTransform(node: MappingNode, place: Place): Transform {
  const members = node.kind === 'map' ? [...node.members()] : [];
  const [name, options] = members[0] ?? [node.kind === 'map' ? '' : node.text(), undefined];
  const reader = transforms.get(name);
  if (!reader || members.length > 1) {
    node.complain(
      `transformation inconnue « ${name} » ; connues : ${[...transforms.keys()].join(', ')}.`,
      `unknown transform "${name}"; known: ${[...transforms.keys()].join(', ')}.`,
    );
    return { apply: (value) => value };
  }
  return reader(options ?? undefined, (inner) => readExpression(inner, place));
}

function transformed(source: Expression, steps: readonly Transform[]): Expression {
  return {
    ...source,
    evaluate: (row) => {
      let value: CellValue = source.evaluate(row);
      for (const { apply, takesNull } of steps) if (value !== null || takesNull) value = apply(value, row);
      return value;
    },
  };
}

function isEmpty(expression: Expression, row: MappedRow): boolean {
  try {
    return expression.evaluate(row) === null;
  } catch (error) {
    if (error instanceof CellError) return false;
    throw error;
  }
}

/** Where a value was read, even when reading it is what fails. */
export function originOf(expression: Expression, row: MappedRow): Origin {
  try {
    return expression.origin(row);
  } catch (error) {
    if (error instanceof CellError) return error.at ?? row.origin();
    throw error;
  }
}
