import { folded, text } from '#kernel';
import { CellError } from '../mapping/mapping.js';
import { ofText, plain, type TransformReader } from './transform.js';

/** Names that no standard has, and people write. */
const others: Readonly<Record<string, string>> = {
  usa: 'US',
  'u s a': 'US',
  us: 'US',
  'etats unis d amerique': 'US',
  'united states of america': 'US',
  america: 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  'grande bretagne': 'GB',
  angleterre: 'GB',
  england: 'GB',
  scotland: 'GB',
  ecosse: 'GB',
  wales: 'GB',
  'pays de galles': 'GB',
  hollande: 'NL',
  holland: 'NL',
  'the netherlands': 'NL',
  'republique tcheque': 'CZ',
  'czech republic': 'CZ',
  'coree du sud': 'KR',
  'south korea': 'KR',
  russie: 'RU',
  russia: 'RU',
  'france metropolitaine': 'FR',
  fra: 'FR',
  deu: 'DE',
  bel: 'BE',
  che: 'CH',
  esp: 'ES',
  ita: 'IT',
  lux: 'LU',
  gbr: 'GB',
  nld: 'NL',
  prt: 'PT',
  can: 'CA',
  'republique francaise': 'FR',
  'ile de la reunion': 'RE',
  reunion: 'RE',
  turquie: 'TR',
  turkey: 'TR',
  'ivory coast': 'CI',
  'viet nam': 'VN',
  'hong kong': 'HK',
  macao: 'MO',
  swaziland: 'SZ',
};

let known: ReadonlyMap<string, string> | undefined;

/** Every name of a country in French, English, German, Spanish and Italian, folded, with its ISO 3166-1 code. */
function names(): ReadonlyMap<string, string> {
  if (known) return known;
  const found = new Map<string, string>();
  const languages = ['fr', 'en', 'de', 'es', 'it'].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    // Codes of no country: the European Union, unknown, private use; and those that stand for others.
    if (/^(EU|EZ|UN|ZZ|Q[M-Z]|X.|A[C]|BU|DD|FX|NT|QO|SU|TP|YD|YU|ZR|CS|AN|UK)$/.test(code)) continue;
    for (const language of languages) {
      const name = language.of(code);
      if (name && !found.has(folded(name))) found.set(folded(name), code);
    }
  }
  for (const [name, code] of Object.entries(others)) found.set(name, code);
  known = found;
  return found;
}

/** The code of a country by its name or code; undefined for what is none. */
export function countryCode(value: string): string | undefined {
  const plainName = folded(value);
  const named = names().get(plainName);
  if (named) return named;
  return /^[a-z]{2}$/i.test(value.trim()) ? value.trim().toUpperCase() : undefined;
}

/** `country`: two letters (ISO 3166-1) of a country that is named in French, English or another usual language. */
export const countryTransform: TransformReader = plain(
  ofText((value) => {
    const code = countryCode(value);
    if (code) return code;
    throw new CellError(text('pays inconnu', 'unknown country'), value);
  }),
);

/** `countryOrNothing`: the same, where an unknown country is as none. */
export const countryOrNothing: TransformReader = plain(ofText((value) => countryCode(value) ?? null));
