import type { Text } from '#kernel';

/** What a company's own field may hold. */
export const customKinds = [
  'text',
  'long-text',
  'integer',
  'decimal',
  'date',
  'boolean',
  'choice',
  'choices',
  'url',
  'user',
] as const;
export type CustomKind = (typeof customKinds)[number];

/** What is said of a company's own field beside what is said of every field. */
export interface CustomFacts {
  readonly key: string;
  readonly kind: CustomKind;
  readonly required: boolean;
  readonly decimals: number;
  /** Words of the values of choices, retired ones included. */
  readonly words: ReadonlyMap<string, Text>;
  readonly retired: ReadonlySet<string>;
}
