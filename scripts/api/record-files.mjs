// Writes what the record mechanism knows of each kind of record as constants for the web application.

const largest = 2_147_483_647;

/** `crm.lost-reason` is in `crm/lost-reason.ts`. */
const fileOf = ({ name }) => `${name.replace('.', '/')}.ts`;

const constantName = (name) => name.replace(/[.-]([a-z])/g, (_, letter) => letter.toUpperCase());

function fieldMeta(field, fieldsOf) {
  const part = field.part && fieldsOf(field.part);
  return {
    kind: field.kind,
    label: field.label,
    required: field.required ?? false,
    readOnly: Boolean(field.readOnly || field.byCommand),
    sortable: field.sortable ?? false,
    filterable: field.filterable ?? false,
    max: field.max === largest ? undefined : field.max,
    choices: field.choices,
    format: field.format,
    to: field.to,
    default: field.default,
    part: part?.length ? fieldsMeta(part, fieldsOf) : undefined,
  };
}

const fieldsMeta = (fields, fieldsOf) =>
  Object.fromEntries(fields.map((field) => [field.name, fieldMeta(field, fieldsOf)]));

const recordMeta = (type, fieldsOf) => ({
  name: type.name,
  path: type.path,
  label: type.label,
  title: type.title,
  defaultSort: type.defaultSort,
  defaultOrder: type.defaultOrder,
  searchable: type.searchable,
  vault: type.vault,
  ownerField: type.ownerField?.name,
  freeWhenUnowned: type.freeWhenUnowned || undefined,
  person: type.person || undefined,
  customFields: type.customFields || undefined,
  fields: fieldsMeta(type.fields, fieldsOf),
  filters: type.filters.length > 0 ? fieldsMeta(type.filters, fieldsOf) : undefined,
});

const header =
  "// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.\n";

/** What most records share, by the name of its constant: what every record has beside its own fields, and parts. */
function sharedOf(metas, parts) {
  const ofAll = ['version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'];
  const any = metas.find(({ fields }) => fields.origin);
  const pick = (names) => Object.fromEntries(names.map((name) => [name, any.fields[name]]));
  return { recordFields: pick(ofAll), businessFields: pick([...ofAll, 'origin']), ...parts };
}

/** Parts that several records hold, by the names of their classes. */
function commonParts(types, fieldsOf) {
  const uses = new Map();
  for (const { fields } of types)
    for (const { part } of fields) if (part) uses.set(part, (uses.get(part) ?? 0) + 1);
  return Object.fromEntries(
    [...uses]
      .filter(([part, count]) => count > 1 && fieldsOf(part).length > 0)
      .map(([part]) => [
        part.name.replace(/^./, (first) => first.toLowerCase()),
        fieldsMeta(fieldsOf(part), fieldsOf),
      ]),
  );
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** A record's meta as source text, in which what is shared is named instead of said again. */
function textOf(meta, shared) {
  const { recordFields, businessFields, ...parts } = shared;
  const startsWith = (start) =>
    Object.entries(start).every(([name, each]) => isSame(meta.fields[name], each));
  const start = [
    ['businessFields', businessFields],
    ['recordFields', recordFields],
  ].find(([, each]) => startsWith(each));
  const marked = (value) => `@@${value}@@`;
  const fields = Object.fromEntries(
    Object.entries(meta.fields)
      .filter(([name]) => !start || !(name in start[1]))
      .map(([name, field]) => {
        const part = field.part && Object.keys(parts).find((each) => isSame(parts[each], field.part));
        return [name, part ? { ...field, part: marked(part) } : field];
      }),
  );
  const text = JSON.stringify({ ...meta, fields: start ? { [marked(start[0])]: 0, ...fields } : fields });
  return text.replace(/"@@(\w+)@@":0/g, '...$1').replace(/"@@(\w+)@@"/g, '$1');
}

/**
 * The files of all record types, by their names: one for each record, one for what they share, one that tells where each
 * record is, and one of all for who looks at any record.
 */
export function recordFiles(types, fieldsOf) {
  const sorted = [...types].sort((a, b) => (a.name < b.name ? -1 : 1));
  const metas = new Map(sorted.map((type) => [type, recordMeta(type, fieldsOf)]));
  const shared = sharedOf([...metas.values()], commonParts(sorted, fieldsOf));
  const files = {};
  for (const type of sorted) {
    const text = textOf(metas.get(type), shared);
    const used = Object.keys(shared)
      .filter((name) => new RegExp(`\\b${name}\\b`).test(text))
      .sort();
    const imports = used.length > 0 ? `import { ${used.join(', ')} } from '../shared';\n` : '';
    files[fileOf(type)] =
      `${header}import type { RecordMeta } from '../../../record-meta';\n${imports}\nexport const ${constantName(type.name)} = ${text} as const satisfies RecordMeta;\n`;
  }
  files['all.ts'] =
    `${header}${sorted.map((type) => `export * from './${fileOf(type).replace(/\.ts$/, '')}';\n`).join('')}`;
  const sharedText = (name, value) =>
    name === 'businessFields'
      ? `{ ...recordFields, origin: ${JSON.stringify(value.origin)} }`
      : JSON.stringify(value);
  files['shared.ts'] = `${header}${Object.entries(shared)
    .map(([name, value]) => `\nexport const ${name} = ${sharedText(name, value)} as const;\n`)
    .join('')}`;
  const places = Object.fromEntries(sorted.map(({ name, path, title }) => [name, { path, title }]));
  files['places.ts'] =
    `${header}\n/** Where the records that a field may point to are, and the fields that name them. */\nexport const recordPlaces = ${JSON.stringify(places)} as const;\n\nexport type RecordName = keyof typeof recordPlaces;\n`;
  return files;
}
