import type { Language } from '#kernel';
import type { CompanyProfile } from '#workspace';

type Identity = Pick<
  CompanyProfile,
  | 'legalName'
  | 'tradeName'
  | 'legalForm'
  | 'shareCapital'
  | 'shareCapitalCurrency'
  | 'siren'
  | 'register'
  | 'registerCity'
  | 'addresses'
  | 'phone'
  | 'email'
  | 'website'
>;

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');

/** A French number as people write it; others keep their international form. */
const spoken = (phone: string | null): string =>
  (phone ?? '').replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5');

/**
 * Who writes: name, form, capital, registration and seat (LCEN art. 19 and 20, Code de commerce R123-237), line by line.
 */
export function legalIdentity(profile: Identity, language: Language): string[] {
  const { legalName, tradeName, legalForm, shareCapital, shareCapitalCurrency, siren } = profile;
  const french = language === 'fr';
  const named = tradeName && tradeName !== legalName ? `${tradeName} (${legalName})` : legalName;
  const form = [legalForm && legalForm !== 'foreign' ? legalForm.toUpperCase() : ''];
  if (shareCapital) {
    const currency = shareCapitalCurrency === 'EUR' ? '€' : shareCapitalCurrency;
    const [whole = '', cents] = shareCapital.replace(',', '.').split('.');
    const amount = `${grouped(whole)}${Number(cents) > 0 ? `,${cents}` : ''}\u00a0${currency}`;
    form.push(french ? `au capital de ${amount}` : `capital ${amount}`);
  }
  const number = siren ? grouped(siren) : '';
  const register = profile.register?.toUpperCase() ?? (number ? 'SIREN' : '');
  const registered = [register, profile.registerCity, number].filter(Boolean).join(' ');
  const [seat] = profile.addresses;
  const place = seat
    ? [seat.line1, seat.line2, [seat.postalCode, seat.city].filter(Boolean).join(' ')]
        .filter(Boolean)
        .join(', ')
    : '';
  const ways = [spoken(profile.phone), profile.email, profile.website].filter(Boolean).join(' · ');
  const who = [named, form.filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [who, registered, place, ways].filter(Boolean);
}
