import { type Text, text } from '#kernel';
import type { ColumnProfile } from './column-guess.js';
import type { DateOrder } from './date-guess.js';

/** What several columns together tell, for those that alone tell nothing. */
export function orderOfFile(profiles: readonly ColumnProfile[]): DateOrder {
  const votes = profiles.filter(({ kind }) => kind === 'date').map(({ dates }) => dates.order);
  const month = votes.filter((order) => order === 'month').length;
  return month > votes.filter((order) => order === 'day').length ? 'month' : 'day';
}

const inWords: Readonly<Record<DateOrder, Text>> = {
  day: text('jour/mois/année', 'day/month/year'),
  month: text('mois/jour/année', 'month/day/year'),
};

/** How a column's values are read where they could be read otherwise, for whoever imports them to see. */
export function decisionOn(name: string, profile: ColumnProfile, order: DateOrder): Text | undefined {
  const told = (fr: string, en: string) => text(`« ${name} » : ${fr}`, `"${name}": ${en}`);
  if (profile.kind === 'date') {
    const { dates } = profile;
    if (dates.isAmbiguous)
      return told(
        `dates lues ${inWords[order].fr} (elles se liraient aussi dans l’autre ordre)`,
        `dates read as ${inWords[order].en} (they could be read in the other order)`,
      );
    if (dates.order === 'month')
      return told(`dates lues ${inWords.month.fr}`, `dates read as ${inWords.month.en}`);
    return undefined;
  }
  const { numberFormat, phoneCountry } = profile;
  if (profile.kind === 'decimal' && numberFormat) {
    const sign = numberFormat.decimal === ',' ? text('la virgule', 'a comma') : text('le point', 'a point');
    return told(`nombres lus avec ${sign.fr} pour décimale`, `numbers read with ${sign.en} for decimals`);
  }
  if (phoneCountry)
    return told(
      `numéros sans pays lus comme ceux de ${countryName(phoneCountry, 'fr')}`,
      `numbers without country read as of ${countryName(phoneCountry, 'en')}`,
    );
  return undefined;
}

const countryName = (code: string, language: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
