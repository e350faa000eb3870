import { type FieldInfo, fieldsOf, type RecordRegistry, type RegisteredRecord, readInput } from '#runtime';
import { expressionKeys, type Place, readExpression } from './expression-reader.js';
import type { ImportStep, LookupWay, MappedField, PartSource, RowShape } from './mapping.js';
import type { MappingNode } from './mapping-node.js';

const lookupKeys = ['lookup', 'by', 'or', 'onMissing', 'deferred'];
const listKeys = ['each', 'part', 'parts', 'onInvalid'];

/** What fields may refer to: kinds of records, and the steps before. */
export interface Known {
  readonly records: RecordRegistry;
  readonly earlier: readonly ImportStep[];
}

/** Reads the fields of a step against what its record lets clients write. */
export function readFields(
  node: MappingNode,
  record: RegisteredRecord,
  shape: RowShape,
  { records, earlier }: Known,
): MappedField[] {
  const place = { shape, root: shape };
  return [...node.members()].flatMap(([name, member]) => {
    const field = record.importFields.find((each) => each.name === name);
    if (!field || !isWritable(record, name)) {
      refuseField(member, name, record);
      return [];
    }
    if (field.kind === 'list') return [readList(member, field, place)];
    if (member.kind === 'map' && member.members().has('made'))
      return [readMade(member, field, shape, earlier)];
    const isLookup = member.kind === 'map' && member.members().has('lookup');
    if (isLookup) return readLookup(member, field, record, place, records);
    const value = readExpression(member, place, ['onInvalid']);
    return [{ kind: 'value', name, value, onInvalid: onInvalidOf(member) }];
  });
}

const onInvalidOf = (node: MappingNode): 'reject' | 'drop' =>
  (node.kind === 'map' ? node.members().get('onInvalid')?.choice(['reject', 'drop']) : undefined) ?? 'reject';

/** The input class has the last word: states and computed fields are not in it. */
const isWritable = (record: RegisteredRecord, name: string): boolean =>
  !readInput(record.importInput, { [name]: null }, true).errors.some(
    ({ field, code }) => field === name && code === 'unknown',
  );

function refuseField(node: MappingNode, name: string, record: RegisteredRecord): void {
  const { type, importFields } = record;
  const known = importFields.filter((field) => isWritable(record, field.name)).map((field) => field.name);
  if (type.fields.some((field) => field.name === name))
    node.complain(
      `« ${name} » est tenu par le produit et ne s’importe pas.`,
      `"${name}" is kept by the product and cannot be imported.`,
    );
  else
    node.complain(
      `${type.name} n’a pas de champ « ${name} » ; champs possibles : ${known.join(', ')}.`,
      `${type.name} has no field "${name}"; possible fields: ${known.join(', ')}.`,
    );
}

/** `{each: join, part: {…}}`, `{part: {…}}` for columns of the row itself, or `{parts: [either, …]}`. */
function readList(node: MappingNode, field: FieldInfo, place: Place): MappedField {
  const members = node.members(listKeys);
  const several = members.get('parts');
  const sources = several
    ? several.items().map((item) => readPart(item, item.members(['each', 'part']), field, place))
    : [readPart(node, members, field, place)];
  const onInvalid = members.get('onInvalid')?.choice(['reject', 'drop']) ?? 'reject';
  return { kind: 'list', name: field.name, sources, onInvalid };
}

function readPart(
  node: MappingNode,
  members: Map<string, MappingNode>,
  field: FieldInfo,
  { shape, root }: Place,
): PartSource {
  const each = members.get('each');
  const join = each ? shape.joins.get(each.text()) : undefined;
  if (each && !join)
    each.complain(
      `jointure inconnue ; déclarées : ${[...shape.joins.keys()].join(', ')}.`,
      `unknown join; declared: ${[...shape.joins.keys()].join(', ')}.`,
    );
  const part = members.get('part');
  if (!part) node.complain('il manque part.', 'part is missing.');
  const known = field.part ? fieldsOf(field.part).map(({ name }) => name) : [];
  const fields = [...(part?.members(known) ?? [])].map(([name, member]) => ({
    name,
    value: readExpression(member, { shape: join ?? shape, root }),
  }));
  return { join: join?.name, fields };
}

/** `{made: step}`: the record that the same row made in an earlier step; rows without one are left out. */
function readMade(
  node: MappingNode,
  { name, kind }: FieldInfo,
  { file }: RowShape,
  earlier: readonly ImportStep[],
): MappedField {
  const made = node.members(['made']).get('made');
  const step = made?.text() ?? '';
  const source = earlier.find((each) => each.name === step)?.source;
  if (kind !== 'id') node.complain(`« ${name} » n’est pas une référence.`, `"${name}" is not a reference.`);
  else if (source?.file !== file)
    made?.complain(
      'une étape précédente qui lit le même fichier est attendue.',
      'an earlier step that reads the same file is expected.',
    );
  return { kind: 'made', name, step };
}

function readLookup(
  node: MappingNode,
  field: FieldInfo,
  record: RegisteredRecord,
  place: Place,
  records: RecordRegistry,
): MappedField[] {
  const members = node.members([...expressionKeys, ...lookupKeys]);
  const name = members.get('lookup')?.text() ?? '';
  const target = records.find(name);
  const deferred = members.get('deferred')?.flag() ?? false;
  const onMissing = members.get('onMissing')?.choice(['reject', 'drop']) ?? (deferred ? 'drop' : 'reject');
  const first = { by: members.get('by'), value: readExpression(node, place, lookupKeys) };
  const others = members
    .get('or')
    ?.items()
    .map((item) => ({
      by: item.members([...expressionKeys, 'by']).get('by'),
      value: readExpression(item, place, ['by']),
    }));
  if (field.kind !== 'id')
    node.complain(`« ${field.name} » n’est pas une référence.`, `"${field.name}" is not a reference.`);
  if (deferred && onMissing === 'reject')
    node.complain(
      'une référence différée ne peut plus refuser sa ligne : onMissing: drop.',
      'a deferred reference cannot refuse its row any more: onMissing: drop.',
    );
  if (deferred && field.required)
    node.complain('un champ obligatoire ne peut être différé.', 'a required field cannot be deferred.');
  if (!target) {
    node.complain(`« ${name} » n’existe pas.`, `"${name}" does not exist.`);
    return [];
  }
  if (target.type.vault && !record.type.vault)
    node.complain(`« ${name} » est réservé aux données RH.`, `"${name}" is kept for HR data.`);
  const known = target.type.fields.filter(({ kind }) => kind !== 'list').map((each) => each.name);
  // What people call a record, whatever the case and the accents.
  if (target.type.title.length > 0) known.push('title');
  const ways = [first, ...(others ?? [])].map((way): LookupWay => {
    const by = way.by?.text() ?? 'externalId';
    if (!known.includes(by))
      (way.by ?? node).complain(
        `${name} n’a pas de champ « ${by} » ; possibles : ${known.join(', ')}.`,
        `${name} has no field "${by}"; possible: ${known.join(', ')}.`,
      );
    return { by, value: way.value };
  });
  return [{ kind: 'lookup', name: field.name, target, ways, onMissing, deferred }];
}
