import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { text } from '#kernel';
import { CellError } from '../mapping/mapping.js';
import type { TransformReader } from './transform.js';

/**
 * `phone: {country: FR}` (a code, or an expression that gives one): a number of that country in E.164; where it is none,
 * `or: FR` is tried. An extension has no place in E.164: it is told.
 */
export const phoneTransform: TransformReader = (options, expression) => {
  const members = options?.kind === 'map' ? options.members(['country', 'or']) : undefined;
  const node = members?.get('country');
  const other = members?.get('or')?.text();
  const constant = node && node.kind !== 'map' ? node.text() : (other ?? 'FR');
  if (!isSupportedCountry(constant))
    node?.complain('un code de pays comme FR est attendu.', 'a country code such as FR is expected.');
  const country = node?.kind === 'map' ? expression(node) : undefined;
  return {
    apply: (value, row) => {
      const given = country?.evaluate(row) ?? constant;
      const code = String(given).toUpperCase();
      const codes = [isSupportedCountry(code) ? code : constant, ...(other ? [other] : [])] as CountryCode[];
      for (const each of codes) {
        const parsed = parsePhoneNumberFromString(String(value), each);
        if (!parsed?.isValid()) continue;
        if (parsed.ext)
          row.remark?.(text(`poste ${parsed.ext} laissé`, `extension ${parsed.ext} left out`), null);
        return parsed.number;
      }
      throw new CellError(
        text(`numéro de téléphone impossible (${code})`, `impossible phone number (${code})`),
        String(value),
      );
    },
  };
};
