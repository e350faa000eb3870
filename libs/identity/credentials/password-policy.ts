import { lengthOf, normalisePassword } from './normalise-password.js';
import { PasswordEstimatorThread } from './password-estimator.js';
import { personalWordsOf, restsOnPersonalWords } from './personal-words.js';

export type PasswordWeaknessCode = 'too-short' | 'too-long' | 'common' | 'contains-personal' | 'guessable';

export interface PasswordWeakness {
  code: PasswordWeaknessCode;
  text: { fr: string; en: string };
}

export interface PasswordSetting {
  /** The account also asks for a second factor at sign-in. */
  hasSecondFactor: boolean;
  /** The person's names and e-mail address, the tenant's name and host. */
  userInputs: string[];
}

/** In code points. */
export const PASSWORD_LENGTH = {
  /** NIST SP 800-63B-4 §3.1.1.2, when the password is the only factor. */
  shortestAlone: 15,
  /** Twelve lower-case letters are 56 bits, above the 50 of CNIL's délibération 2022-100 with throttled sign-in. */
  shortestWithSecondFactor: 12,
  /** ASVS 5.0 6.2.9 asks to allow at least 64. */
  longest: 128,
} as const;
const LOWEST_SCORE = 3;
const PRODUCT_NAME = 'b2o';
/** One thread for the whole process, whatever the number of policies. */
const estimator = new PasswordEstimatorThread();

/**
 * What is wrong with a password someone wants to choose; an empty list when nothing is. No composition rule and no
 * expiry (NIST SP 800-63B-4 §3.1.1.2; CNIL délibération 2022-100): length, well-known and personal words, and the
 * guesses zxcvbn needs. The answers never repeat the password.
 */
export class PasswordPolicy {
  async assess(password: string, setting: PasswordSetting): Promise<PasswordWeakness[]> {
    const text = normalisePassword(password);
    const length = lengthOf(text);
    // Nothing else is looked at: the estimate of an unbounded text would take unbounded time.
    if (length > PASSWORD_LENGTH.longest) return [tooLong()];

    const shortest = setting.hasSecondFactor
      ? PASSWORD_LENGTH.shortestWithSecondFactor
      : PASSWORD_LENGTH.shortestAlone;
    const personalWords = personalWordsOf([PRODUCT_NAME, ...setting.userInputs]);
    const { score, isKnown } = await estimator.estimate(text, personalWords);

    const weaknesses: PasswordWeakness[] = [];
    if (length < shortest) weaknesses.push(tooShort(shortest));
    if (restsOnPersonalWords(text, personalWords)) weaknesses.push(CONTAINS_PERSONAL);
    if (isKnown) weaknesses.push(COMMON);
    else if (score < LOWEST_SCORE) weaknesses.push(GUESSABLE);
    return weaknesses;
  }
}

const tooShort = (shortest: number): PasswordWeakness => ({
  code: 'too-short',
  text: {
    fr: `Le mot de passe doit avoir au moins ${shortest} caractères. Une phrase de quelques mots convient.`,
    en: `The password must have at least ${shortest} characters. A phrase of a few words will do.`,
  },
});

const tooLong = (): PasswordWeakness => ({
  code: 'too-long',
  text: {
    fr: `Le mot de passe doit avoir au plus ${PASSWORD_LENGTH.longest} caractères.`,
    en: `The password must have at most ${PASSWORD_LENGTH.longest} characters.`,
  },
});

const COMMON: PasswordWeakness = {
  code: 'common',
  text: {
    fr: 'Ce mot de passe est parmi les plus utilisés, ou n’en diffère que par un ajout. Choisissez-en un autre.',
    en: 'This password is among the most used, or differs from one only by an addition. Choose another one.',
  },
};

const CONTAINS_PERSONAL: PasswordWeakness = {
  code: 'contains-personal',
  text: {
    fr: 'Ce mot de passe repose sur votre nom, votre adresse, votre entreprise ou le nom du logiciel. Choisissez-en un autre.',
    en: 'This password rests on your name, your address, your company or the name of the software. Choose another one.',
  },
};

const GUESSABLE: PasswordWeakness = {
  code: 'guessable',
  text: {
    fr: 'Ce mot de passe se devine facilement. Évitez suites, répétitions et dates ; prenez des mots sans rapport entre eux.',
    en: 'This password is easy to guess. Avoid sequences, repetitions and dates; take words unrelated to each other.',
  },
};
