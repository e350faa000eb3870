import { type FieldError, type Text, text } from '#kernel';
import { type InputOf, readInput } from '#runtime';
import { type Lead, LeadInput } from '../leads/lead.entity.js';
import { control, formField } from './form-fields.js';
import type { SubmittedAnswerPart } from './submission.entity.js';
import type { SubmittedBody } from './submitted-body.js';
import type { WebForm } from './web-form.entity.js';

export interface SubmittedAnswers {
  /** The fields of the form that were filled in, in its order. */
  readonly answers: SubmittedAnswerPart[];
  /** The same, as fields of a lead. */
  readonly lead: InputOf<Lead>;
  /** What is wrong, by the names of the page's controls. */
  readonly errors: FieldError[];
  /** Names of what the form does not have, whose values go no further. */
  readonly dropped: string[];
}

const ours: ReadonlySet<string> = new Set(Object.values(control));
const missing = text('Ce champ est obligatoire.', 'This field is required.');

/** Takes what the form has out of what was sent (policy art. 3): the rest is dropped and counted. */
export function readAnswers({ fields }: Pick<WebForm, 'fields'>, body: SubmittedBody): SubmittedAnswers {
  const answers: SubmittedAnswerPart[] = [];
  const errors: FieldError[] = [];
  const inputs = new Set(fields.map(({ name }) => formField(name).input));
  for (const { name, required } of fields) {
    const { input, max } = formField(name);
    const given = body.get(input);
    const value = given?.trim() ?? '';
    if (value === '') {
      if (body.has(input) && given === undefined) errors.push(wrong(input));
      else if (required) errors.push({ field: input, code: 'required', message: missing });
      continue;
    }
    if (value.length > max) errors.push({ field: input, code: 'maxLength', message: tooLong(max) });
    answers.push({ name, value: value.slice(0, max) });
  }
  const read = readInput(LeadInput, membersOf(answers), true);
  for (const { field, code, message } of read.errors) {
    const input = field.split('.').at(-1) ?? field;
    if (!errors.some((each) => each.field === input)) errors.push({ field: input, code, message });
  }
  const dropped = [...body.keys()].filter((name) => !inputs.has(name) && !ours.has(name));
  return { answers, lead: read.value as InputOf<Lead>, errors: inOrder(errors, [...inputs]), dropped };
}

/** What was answered, as fields of a lead in the form in which they are stored. */
export const leadOf = (answers: readonly SubmittedAnswerPart[]): InputOf<Lead> =>
  readInput(LeadInput, membersOf(answers), true).value as InputOf<Lead>;

function membersOf(answers: readonly SubmittedAnswerPart[]): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  const address: Record<string, unknown> = {};
  for (const { name, value } of answers) {
    const [list = '', part] = name.split('.');
    if (part) address[part] = value;
    else members[list] = value;
  }
  const isPlace = Object.keys(address).length > 0;
  return isPlace ? { ...members, addresses: [{ label: 'site', country: 'FR', ...address }] } : members;
}

/** Names of dropped fields as they are kept: such as programs give, since a name could hold anything. */
export function namesKept(dropped: readonly string[]): string | null {
  const names = dropped.slice(0, 20).map((name) => (/^[\w.\-[\]]{1,40}$/.test(name) ? name : '?'));
  return names.length > 0 ? [...new Set(names)].join(', ') : null;
}

const inOrder = (errors: FieldError[], inputs: readonly string[]): FieldError[] =>
  errors.sort((one, two) => inputs.indexOf(one.field) - inputs.indexOf(two.field));

const wrong = (field: string): FieldError => ({
  field,
  code: 'text',
  message: text('Un texte est attendu.', 'A text is expected.'),
});

const tooLong = (max: number): Text => text(`${max} caractères au plus.`, `${max} characters at most.`);
