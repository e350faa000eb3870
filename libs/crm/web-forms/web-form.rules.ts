import { type FieldError, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { WebForm } from './web-form.entity.js';

/** Fields by which a person can be reached or named: one of them at least is asked for. */
const ways = ['email', 'phone', 'lastName', 'companyName'];

/** What a form must be, open or not. */
export function checkForm(input: InputOf<WebForm>, before: WebForm | undefined): FieldError[] {
  const after = { ...before, ...input };
  const errors: FieldError[] = [];
  const refuse = (field: string, code: string, fr: string, en: string) =>
    errors.push({ field, code, message: text(fr, en) });
  const names = (after.fields ?? []).map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) < index)
      refuse(
        `fields.${index}.name`,
        'twice',
        'Ce champ est déjà dans le formulaire.',
        'This field is in the form already.',
      );
  });
  if (after.consentText && !names.includes('email'))
    refuse(
      'consentText',
      'needs-email',
      'Un accord pour des envois par e-mail demande le champ e-mail.',
      'Agreeing to mailings by e-mail needs the e-mail field.',
    );
  if (after.routing === 'user' && !after.routeUserId)
    refuse('routeUserId', 'required', 'Indiquez à qui vont les pistes.', 'Say to whom the leads go.');
  if (after.routing === 'team' && !after.routeTeamId)
    refuse(
      'routeTeamId',
      'required',
      'Indiquez à quelle équipe vont les pistes.',
      'Say to which team the leads go.',
    );
  if (before?.state === 'open') errors.push(...checkOpen(after as WebForm));
  return errors;
}

/** What a form needs besides before it may be open. */
export function checkOpen(form: Pick<WebForm, 'fields' | 'sites' | 'requestId'>): FieldError[] {
  const errors: FieldError[] = [];
  const refuse = (field: string, fr: string, en: string) =>
    errors.push({ field, code: 'required', message: text(fr, en) });
  if (!form.requestId)
    refuse(
      'requestId',
      'Un formulaire s’ouvre seulement sur demande écrite du client.',
      'A form is opened only on the client’s written request.',
    );
  if (form.sites.length === 0) refuse('sites', 'Déclarez au moins un site.', 'Declare one site at least.');
  if (!form.fields.some(({ name, required }) => required && ways.includes(name)))
    refuse(
      'fields',
      'Un champ obligatoire au moins doit permettre de joindre ou de nommer la personne : e-mail, téléphone, nom ou société.',
      'One required field at least must let the person be reached or named: e-mail, phone, last name or company.',
    );
  return errors;
}

const read = ({ purpose, notice, consentText, fields }: InputOf<WebForm>): string =>
  JSON.stringify([
    purpose ?? '',
    notice ?? '',
    consentText ?? null,
    (fields ?? []).map((each) => [each.name, each.label ?? null, each.required ?? false, each.help ?? null]),
  ]);

/** Raises the version of the texts with each change of what people read before they send. */
export function completeWording(input: InputOf<WebForm>, before: WebForm | undefined): InputOf<WebForm> {
  if (!before) return { ...input, wordingVersion: 1 };
  const same = read({ ...before, ...input }) === read(before);
  return same ? input : { ...input, wordingVersion: before.wordingVersion + 1 };
}
