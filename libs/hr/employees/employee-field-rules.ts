import { textRule } from '#runtime';
import { isIban, isNir } from './employee-identifiers.js';

/** The key is asked for, never added: it is there to find a wrong digit. */
export const nirRule = (): PropertyDecorator =>
  textRule(
    'nir',
    isNir,
    'Ce numéro de sécurité sociale est faux : 13 chiffres et leur clé de 2 chiffres.',
    'This social-security number is wrong: 13 digits with their key of 2 digits.',
  );

export const ibanRule = (): PropertyDecorator =>
  textRule('iban', isIban, 'Cet IBAN n’est pas valable.', 'This IBAN is not valid.');
