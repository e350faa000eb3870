import { text } from '#kernel';
import type { FieldInfo } from './field.js';
import { fieldsOf } from './field.js';
import { TextField } from './fields.js';
import type { RecordType } from './record-type.js';

/** An input as imports give it: values beside those of clients stand for others, such as the name of a stage. */
export type ImportedInput = Record<string, unknown>;

/** Something that was decided on an import's behalf, for its report. */
export interface ImportRemark {
  readonly field: string;
  readonly reason: { readonly fr: string; readonly en: string };
  /** The same for every row with this value: told with the first one. */
  readonly once?: boolean;
}

/** What `RecordsService.imported` makes of an input. */
export interface ImportedRecord {
  readonly input: ImportedInput;
  readonly remarks: readonly ImportRemark[];
}

/** Of records with an owner, imports may name them as people do. */
export const ownerName = 'ownerName';

/** Of records with tags, imports name them, parted by commas or semicolons. */
export const tagNames = 'tagNames';

/** The input class of imports: that of clients, and the owner and the tags by name where records have some. */
export function importInputOf(type: RecordType, input: new () => object): new () => object {
  const tagged = type.fields.find(({ kind }) => kind === 'tags');
  if (!type.ownerField && !tagged) return input;
  class Imported extends input {}
  if (type.ownerField) {
    const label = text('Responsable (e-mail ou nom)', 'Owner (e-mail or name)');
    TextField({ label, max: 300 })(Imported.prototype, ownerName);
  }
  if (tagged) TextField({ label: tagged.label, max: 2000 })(Imported.prototype, tagNames);
  return Imported;
}

/** Every field that an import may fill in or match by: those of the record, and what its input class says beside or instead. */
export function importFieldsOf(type: RecordType, input: new () => object): readonly FieldInfo[] {
  const said = fieldsOf(input);
  const others = type.fields.filter(({ name }) => !said.some((each) => each.name === name));
  return [...others, ...said];
}
