import { crmLead } from '@/api/generated/records/crm/lead';
import type { FieldMeta } from '@/api/record-meta';
import { useLocalText } from '@/kit';

const fields = crmLead.fields as Readonly<Record<string, FieldMeta>>;

/** The name of a lead's field for people, such as of `addresses.city`. */
export function useFieldWords(): (name: string) => string {
  const local = useLocalText();
  return (name) => {
    const [list = '', part] = name.split('.');
    const field = part ? fields[list]?.part?.[part] : fields[list];
    return field ? local(field.label) : name;
  };
}
