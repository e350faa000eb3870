import { type FieldInfo, fieldsOf } from '#runtime';

/** Whether a part cannot be without one of its members. */
export const isNeeded = (list: FieldInfo | undefined, member: string): boolean =>
  fieldsOf(list?.part ?? Object).some(({ name, required }) => name === member && required);

/** The same address or number under another label says nothing new. */
export function isSamePart(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const bare = ({ label: _, ...members }: Record<string, unknown>) =>
    JSON.stringify(members).toLocaleLowerCase('fr');
  return bare(one) === bare(other);
}
