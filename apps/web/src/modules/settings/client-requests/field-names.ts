import type { FieldMeta } from '@/api/record-meta';
import { type RecordScreens, recordNamed, useLocalText } from '@/kit';

type Fields = Readonly<Record<string, FieldMeta>>;

export const fieldsOf = (screens: RecordScreens | undefined): Fields =>
  (screens?.meta.fields ?? {}) as Fields;

/** The name for people of a field as requests call it: `email`, `addresses.city`. */
export function useFieldWords(record: string): (name: string) => string {
  const local = useLocalText();
  const fields = fieldsOf(recordNamed(record));
  return (name) => {
    const [list = '', part] = name.split('.');
    const field = part ? fields[list]?.part?.[part] : fields[list];
    return field ? local(field.label) : name;
  };
}

/** What a form may ask for: the white list that forms have of fields. */
export const formFieldNames = (): readonly string[] =>
  fieldsOf(recordNamed('crm.web-form'))['fields']?.part?.['name']?.choices ?? [];

/** All that can be written of a kind of record. */
export const writableNames = (record: string): readonly string[] =>
  Object.entries(fieldsOf(recordNamed(record)))
    .filter(([, { readOnly, custom }]) => !readOnly && !custom)
    .flatMap(([name, { part }]) => (part ? Object.keys(part).map((each) => `${name}.${each}`) : [name]));
