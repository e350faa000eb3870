import type { Language } from '#kernel';
import type { RequestState, RestoreRequest } from './restore-requests.repository.js';

type Settled = Exclude<RequestState, 'open' | 'cancelled' | 'running'>;

const outcomes: Record<Settled, Record<Language, string>> = {
  done: {
    fr: 'La restauration que vous avez demandée est faite.',
    en: 'The restore that you asked for is done.',
  },
  refused: {
    fr: 'La restauration que vous avez demandée n’a pas été faite.',
    en: 'The restore that you asked for was not done.',
  },
  failed: {
    fr: 'La restauration que vous avez demandée a échoué ; rien n’a été remplacé.',
    en: 'The restore that you asked for failed; nothing was replaced.',
  },
};
const places: Record<RestoreRequest['into'], Record<Language, string>> = {
  same: {
    fr: 'Les données de la copie ont pris la place de celles de votre espace. L’état d’avant est gardé sept jours : B2O peut y revenir.',
    en: 'The data of the copy took the place of those of your workspace. The state before is kept for seven days: B2O can go back to it.',
  },
  side: {
    fr: 'Les données de la copie sont à côté de votre espace, qui n’a pas changé, pendant sept jours.',
    en: 'The data of the copy are beside your workspace, which has not changed, for seven days.',
  },
};

/** What the person who asked for a restore is told once it is settled, in their language. */
export function restoreMail(
  { state, into, answer, copiedAt, instanceName }: RestoreRequest,
  language: Language,
  timeZone: string,
): { subject: string; text: string } {
  const fr = language === 'fr';
  const outcome = outcomes[state as Settled]?.[language] ?? state;
  const copied = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' });
  const lines = [
    fr ? 'Bonjour,' : 'Hello,',
    '',
    outcome,
    fr ? `Copie du ${copied.format(copiedAt)}.` : `Copy of ${copied.format(copiedAt)}.`,
    ...(state === 'done' ? [places[into][language]] : []),
    ...(answer ? ['', answer] : []),
    '',
    fr
      ? 'La liste de vos demandes est dans les sauvegardes de votre espace.'
      : 'Your requests are listed with the copies of your workspace.',
  ];
  return {
    subject: fr ? `Restauration de l’espace ${instanceName}` : `Restore of the ${instanceName} workspace`,
    text: `${lines.join('\n')}\n`,
  };
}
