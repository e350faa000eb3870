import { crmWebForm } from '@/api/generated/records/crm/web-form';

/** The fields that a form may have: the server's white list. */
export const formFieldNames: readonly string[] = crmWebForm.fields.fields.part.name.choices;

/** A field of a form, as it is stored. */
export interface FormFieldValue {
  name: string;
  label?: string | null;
  required?: boolean;
  help?: string | null;
}
