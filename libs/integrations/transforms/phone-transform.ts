import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { text } from '#kernel';
import { CellError } from '../mapping/mapping.js';
import type { TransformReader } from './transform.js';

/** `phone: {country: FR}` (a code, or an expression that gives one): a number of that country in E.164. */
export const phoneTransform: TransformReader = (options, expression) => {
  const node = options?.kind === 'map' ? options.members(['country']).get('country') : undefined;
  const constant = node && node.kind !== 'map' ? node.text() : 'FR';
  if (!isSupportedCountry(constant))
    node?.complain('un code de pays comme FR est attendu.', 'a country code such as FR is expected.');
  const country = node?.kind === 'map' ? expression(node) : undefined;
  return {
    apply: (value, row) => {
      const given = country?.evaluate(row) ?? constant;
      const code = String(given).toUpperCase();
      const parsed = parsePhoneNumberFromString(
        String(value),
        (isSupportedCountry(code) ? code : constant) as CountryCode,
      );
      if (parsed?.isValid()) return parsed.number;
      throw new CellError(
        text(`numéro de téléphone impossible (${code})`, `impossible phone number (${code})`),
        String(value),
      );
    },
  };
};
