import { type FieldError, type Text, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Email } from './email.entity.js';

type Input = InputOf<Email>;

const written = ['subject', 'recipients', 'copies', 'text', 'repliesToId', 'tellsOrigin'] as const;
/** As many as one person writes to at once; more is a campaign, with its rules of consent. */
export const mostRecipients = 20;
export const mostAttachmentBytes = 20 * 1024 * 1024;

const refusal = (field: string, code: string, message: Text): FieldError => ({ field, code, message });

/** What a change may not do to a mail that is on its way or beyond: it is what somebody else has, too. */
export function checkEmail(input: Input, before: Email | undefined): FieldError[] {
  const errors: FieldError[] = [];
  if (before && before.state !== 'draft')
    for (const field of written)
      if (input[field] !== undefined && JSON.stringify(input[field]) !== JSON.stringify(before[field]))
        errors.push(
          refusal(field, 'sent', text('Cet e-mail est déjà parti.', 'This e-mail has left already.')),
        );
  if (peopleOf({ ...before, ...input }).length > mostRecipients)
    errors.push(
      refusal(
        'recipients',
        'many',
        text(
          `${mostRecipients} destinataires au plus : au-delà, faites une campagne.`,
          `At most ${mostRecipients} recipients: for more, make a campaign.`,
        ),
      ),
    );
  return errors;
}

/** What is missing for it to be sent. */
export function checkSending(email: Email): FieldError[] {
  const errors: FieldError[] = [];
  const needed = text('Ce champ est obligatoire.', 'This field is required.');
  if (email.recipients.length === 0) errors.push(refusal('recipients', 'required', needed));
  if (!email.subject) errors.push(refusal('subject', 'required', needed));
  if (!email.text) errors.push(refusal('text', 'required', needed));
  return errors;
}

/** Every address that a mail goes to. */
export const addressesOf = (email: Pick<Email, 'recipients' | 'copies'>): string[] =>
  peopleOf(email).map(({ address }) => address);

const peopleOf = ({ recipients, copies }: Input) => [...(recipients ?? []), ...(copies ?? [])];
