import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import type { InputOf } from '#runtime';
import { CrmProblems } from '../crm.problems.js';
import type { Campaign } from './campaign.entity.js';
import { readMessage } from './rendering/message-template.js';

/** What makes a test worthless when it changes. */
const tested = ['segmentId', 'subject', 'preheader', 'body', 'replyTo', 'theme', 'trackOpens'] as const;

const isChanged = (input: InputOf<Campaign>, before: Campaign, names: readonly (keyof InputOf<Campaign>)[]) =>
  names.some((name) => input[name] !== undefined && input[name] !== before[name]);

/** A tested campaign whose message, sender or recipients change is a draft again: it is to be tested anew. */
export function completeState(input: InputOf<Campaign>, before: Campaign | undefined): InputOf<Campaign> {
  if (before?.state !== 'tested' || !isChanged(input, before, tested)) return input;
  return { ...input, state: 'draft' };
}

/** @throws Problem CRM_CAMPAIGN_FROZEN: who gets what is settled once a campaign is scheduled. */
export function refuseFrozen(input: InputOf<Campaign>, before: Campaign): void {
  if (before.state === 'draft' || before.state === 'tested') return;
  if (isChanged(input, before, tested)) throw new Problem(CrmProblems.CRM_CAMPAIGN_FROZEN);
}

/** Merge fields and links are checked at each save, so that the editor shows what is wrong where it is wrong. */
export function checkMessage(input: InputOf<Campaign>, before: Campaign | undefined): FieldError[] {
  const { subject = null, preheader = null, body = null } = { ...before, ...input };
  const changed = new Set(Object.keys(input));
  return readMessage({ subject, preheader, body }).errors.filter(({ field }) => changed.has(field));
}

/**
 * What a campaign lacks to be sent, or tested.
 * @throws Problem INVALID_INPUT naming each field.
 */
export function demandComplete(
  { subject, preheader, body, segmentId }: Campaign,
  { withSegment = true } = {},
): void {
  const errors: FieldError[] = [...readMessage({ subject, preheader, body }).errors];
  const need = (field: string, value: unknown, fr: string, en: string) => {
    if (!value) errors.push({ field, code: 'isNotEmpty', message: text(fr, en) });
  };
  need('subject', subject, 'Donnez un objet au message.', 'Give the message a subject.');
  need('body', body, 'Écrivez le message.', 'Write the message.');
  if (withSegment)
    need('segmentId', segmentId, 'Choisissez un segment de contacts.', 'Choose a segment of contacts.');
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
}
