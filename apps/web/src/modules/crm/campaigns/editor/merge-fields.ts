/** The fields that the server knows, in the order of the menu. */
export const mergeFields = [
  'contact.civility',
  'contact.firstName',
  'contact.lastName',
  'contact.jobTitle',
  'contact.city',
  'company.name',
  'company.city',
  'owner.firstName',
  'owner.lastName',
  'us.name',
  'us.phone',
] as const;

/** Puts a field in the place of what is selected; the cursor comes behind it. */
export function insertAt(value: string, start: number, end: number, field: string, fallback: string) {
  const written = `{{${field}${fallback ? `|${fallback}` : ''}}}`;
  return {
    value: value.slice(0, start) + written + value.slice(end),
    cursor: start + written.length,
  };
}
