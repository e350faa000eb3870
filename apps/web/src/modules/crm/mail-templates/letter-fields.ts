import { mergeFields } from '../campaigns/editor/merge-fields';

/** What a letter to one person may say: what campaigns do, of what it is about, and of who writes. */
export const letterFields = [
  ...mergeFields,
  'opportunity.name',
  'opportunity.city',
  'me.firstName',
  'me.lastName',
] as const;
