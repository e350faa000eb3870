import { type FieldError, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Lead } from './lead.entity.js';
import { stateOfAssigned } from './lead-states.js';

const ways = ['companyName', 'lastName', 'firstName', 'email', 'phone'] as const;

/** Somebody must be named or reachable; and where bought data come from must be known (RGPD, art. 14-2 f). */
export function checkLead(input: InputOf<Lead>, before: Lead | undefined): FieldError[] {
  const after = { ...before, ...input };
  const errors: FieldError[] = [];
  if (ways.every((name) => !after[name])) {
    errors.push({
      field: 'companyName',
      code: 'nobody',
      message: text(
        'Indiquez une société, un nom, un e-mail ou un téléphone.',
        'Give a company, a name, an e-mail address or a phone number.',
      ),
    });
  }
  if (after.channel === 'purchased-list' && !after.provider) {
    errors.push({
      field: 'provider',
      code: 'required',
      message: text(
        'Indiquez qui a fourni le fichier : la personne a le droit de savoir d’où viennent ses données.',
        'Say who provided the list: the person has a right to know where their data come from.',
      ),
    });
  }
  return errors;
}

/** A lead with an owner is assigned, whichever way the owner came. */
export function completeState(input: InputOf<Lead>, before: Lead | undefined): InputOf<Lead> {
  if (!before) return { ...input, state: input.state ?? (input.ownerId ? 'assigned' : 'new') };
  const { ownerId } = input;
  if (!ownerId || ownerId === before.ownerId) return input;
  if (before.state !== 'new' && before.state !== 'recycled') return input;
  return { ...input, state: stateOfAssigned(before.state) };
}
