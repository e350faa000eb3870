import type { Language } from '#kernel';
import type { StoredAlert } from './alerts.js';
import type { AlertKind } from './conditions.js';

export interface AlertNews {
  readonly opened: readonly StoredAlert[];
  readonly ended: readonly StoredAlert[];
  /** How many alerts are still open. */
  readonly remaining: number;
  readonly forOperators: boolean;
  readonly link: string;
}

const words: Record<AlertKind, Record<Language, string>> = {
  'copy-old': {
    fr: 'La dernière sauvegarde complète vérifiée date de plus d’un jour ouvré.',
    en: 'The newest verified full copy is more than a working day old.',
  },
  'slot-failed': {
    fr: 'La sauvegarde prévue a échoué ; elle est tentée de nouveau.',
    en: 'The copy that was due failed; it is tried again.',
  },
  'slot-missed': {
    fr: 'Des sauvegardes prévues n’ont pas eu lieu à leur heure.',
    en: 'Copies that were due were not taken at their time.',
  },
  'copy-damaged': { fr: 'Une sauvegarde gardée est abîmée.', en: 'A copy that is kept is damaged.' },
  'proof-old': {
    fr: 'Aucune restauration d’essai n’a réussi depuis huit jours.',
    en: 'No test restore has succeeded for eight days.',
  },
  'proof-failed': {
    fr: 'Une preuve n’a pas pu être faite ; elle est tentée de nouveau.',
    en: 'A proof could not be made; it is tried again.',
  },
  'site-behind': {
    fr: 'Une sauvegarde n’est pas encore sur le second site ; l’envoi est tenté toutes les heures.',
    en: 'A copy is not on the second site yet; it is sent again every hour.',
  },
  'disk-low': {
    fr: 'Le disque des sauvegardes est presque plein.',
    en: 'The disk of the copies is almost full.',
  },
  'clock-odd': {
    fr: 'L’horloge du serveur ne suit pas la dernière sauvegarde : les sauvegardes continuent, aucune n’est supprimée.',
    en: 'The clock of the server does not follow the newest copy: copies are taken, none is removed.',
  },
};

/** What people are told of alerts that began or ended, in their language. */
export function alertMail(
  { opened, ended, remaining, forOperators, link }: AlertNews,
  language: Language,
  { name }: { readonly name: string },
): { subject: string; text: string } {
  const fr = language === 'fr';
  const lineOf = ({ kind, instanceName, slug, details }: StoredAlert) => {
    const whose = forOperators ? (instanceName ?? (fr ? 'Plateforme' : 'Platform')) : '';
    const reason = forOperators && typeof details['error'] === 'string' ? ` (${details['error']})` : '';
    const title = whose && `${whose}${slug ? ` (${slug})` : ''}${fr ? ' :' : ':'} `;
    return `- ${title}${words[kind][language]}${reason}`;
  };
  const isWell = opened.length === 0 && remaining === 0;
  const lines = [
    fr ? 'Bonjour,' : 'Hello,',
    ...(opened.length > 0 ? ['', fr ? 'À regarder :' : 'To be looked at:', ...opened.map(lineOf)] : []),
    ...(ended.length > 0 ? ['', fr ? 'Réglé :' : 'Settled:', ...ended.map(lineOf)] : []),
    ...(isWell ? ['', fr ? 'Tout va de nouveau bien.' : 'All is well again.'] : []),
    '',
    fr ? 'Pour voir :' : 'To see it:',
    link,
  ];
  const topic = fr ? 'Sauvegardes' : 'Copies';
  const what = isWell
    ? fr
      ? 'tout va de nouveau bien'
      : 'all is well again'
    : opened.length > 0
      ? fr
        ? 'à regarder'
        : 'to be looked at'
      : fr
        ? 'réglé en partie'
        : 'settled in part';
  return {
    subject: `${topic}${fr ? ' :' : ':'} ${what}${forOperators ? '' : ` · ${name}`}`,
    text: `${lines.join('\n')}\n`,
  };
}
