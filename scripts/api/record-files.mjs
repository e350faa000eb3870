// Writes what the record mechanism knows of each kind of record as constants for the web application.

const largest = 2_147_483_647;

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
  customFields: type.customFields || undefined,
  fields: fieldsMeta(type.fields, fieldsOf),
  filters: type.filters.length > 0 ? fieldsMeta(type.filters, fieldsOf) : undefined,
});

const header =
  "// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.\n";

/** The files of all record types, by their names: one for each module, and one that tells where each record is. */
export function recordFiles(types, fieldsOf) {
  const sorted = [...types].sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = {};
  for (const module of new Set(sorted.map((type) => type.module))) {
    const constants = sorted
      .filter((type) => type.module === module)
      .map(
        (type) =>
          `export const ${constantName(type.name)} = ${JSON.stringify(recordMeta(type, fieldsOf))} as const satisfies RecordMeta;\n`,
      );
    files[`${module}.ts`] =
      `${header}import type { RecordMeta } from '../../record-meta';\n\n${constants.join('\n')}`;
  }
  const places = Object.fromEntries(sorted.map(({ name, path, title }) => [name, { path, title }]));
  files['places.ts'] =
    `${header}\n/** Where the records that a field may point to are, and the fields that name them. */\nexport const recordPlaces = ${JSON.stringify(places)} as const;\n\nexport type RecordName = keyof typeof recordPlaces;\n`;
  return files;
}
