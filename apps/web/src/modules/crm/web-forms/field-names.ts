/** The fields that a form may have, as the server's white list has them. */
export const formFieldNames = [
  'civility',
  'firstName',
  'lastName',
  'companyName',
  'email',
  'phone',
  'addresses.line1',
  'addresses.postalCode',
  'addresses.city',
  'need',
] as const;

/** A field of a form, as it is stored. */
export interface FormFieldValue {
  name: string;
  label?: string | null;
  required?: boolean;
  help?: string | null;
}
