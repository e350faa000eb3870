import { type FieldError, text } from '#kernel';
import { type FieldInfo, flatCustom, nestCustom, type RecordEntity, type RecordType } from '#runtime';
import type { Side } from './merge-input.js';

type Values = Readonly<Record<string, unknown>>;
type Part = Readonly<Record<string, unknown>>;

/** Refusals of a person: the one who said no to either record said no (CRM-1). */
export type Restrictive = readonly string[];

/**
 * The changes that make of a record what it and another one are together.
 * @param restrictive fields that are true when they are true in either record; nobody chooses.
 * @returns the patch of the record that stays, or what is wrong with the choices.
 */
export function mergedPatch(
  type: Pick<RecordType, 'fields'>,
  kept: RecordEntity,
  other: RecordEntity,
  keep: Readonly<Record<string, Side>>,
  restrictive: Restrictive,
): { patch: Record<string, unknown>; errors: FieldError[] } {
  const [mine, theirs]: [Values, Values] = [flatCustom(kept), flatCustom(other)];
  const patch: Record<string, unknown> = {};
  const writable = type.fields.filter(({ readOnly, byCommand }) => !readOnly && !byCommand);
  const errors = unknownChoices(writable, keep, restrictive);
  for (const field of writable) {
    const { name } = field;
    const value = restrictive.includes(name)
      ? mine[name] === true || theirs[name] === true
      : field.kind === 'list' || field.kind === 'tags'
        ? united(field, mine[name], theirs[name], keep[name] === 'other')
        : chosen(mine[name], theirs[name], keep[name]);
    if (Array.isArray(value) && field.max !== undefined && value.length > field.max)
      errors.push({
        field: name,
        code: 'too-many',
        message: text(
          `Réunies, les deux listes dépassent ${field.max} éléments.`,
          `Together, both lists have more than ${field.max} items.`,
        ),
      });
    // A list that is not there holds nothing.
    const had = mine[name] ?? (Array.isArray(value) ? [] : mine[name]);
    if (JSON.stringify(value) !== JSON.stringify(had)) patch[name] = value;
  }
  return { patch: nestCustom(patch), errors };
}

function unknownChoices(
  writable: readonly FieldInfo[],
  keep: Readonly<Record<string, Side>>,
  restrictive: Restrictive,
): FieldError[] {
  return Object.keys(keep).flatMap((name) => {
    if (restrictive.includes(name))
      return [
        {
          field: `keep.${name}`,
          code: 'restrictive',
          message: text(
            'Un refus noté sur une des deux fiches reste : il ne se choisit pas.',
            'A refusal noted in one of the records stays: there is no choice.',
          ),
        },
      ];
    if (writable.some((field) => field.name === name)) return [];
    return [
      {
        field: `keep.${name}`,
        code: 'unknown',
        message: text('Ce champ n’existe pas.', 'This field does not exist.'),
      },
    ];
  });
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

const chosen = (mine: unknown, theirs: unknown, side: Side | undefined): unknown =>
  (side ?? (isEmpty(mine) ? 'other' : 'this')) === 'other' ? theirs : mine;

/** Both lists without doubles: what differs in its label, case or blanks only stands once. */
function united(field: FieldInfo, mine: unknown, theirs: unknown, theirsFirst: boolean): unknown[] {
  const lists = [mine, theirs].map((list) => (Array.isArray(list) ? list : []));
  const seen = new Set<string>();
  return (theirsFirst ? lists.reverse() : lists).flat().filter((each) => {
    const key = field.part ? keyOf(each as Part) : JSON.stringify(each);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const keyOf = (part: Part): string =>
  JSON.stringify(
    Object.entries(part)
      .filter(([name, value]) => name !== 'label' && !isEmpty(value))
      .map(([name, value]) => [name, String(value).toLowerCase().replace(/\s+/g, ' ').trim()])
      .sort(([one = ''], [two = '']) => (one < two ? -1 : 1)),
  );
