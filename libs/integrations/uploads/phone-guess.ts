import { type CountryCode, isValidPhoneNumber } from 'libphonenumber-js/min';

const home = 'FR';
/** Those whose plans take nearly any number come last. */
const countries: readonly CountryCode[] = [
  home,
  'US',
  'BE',
  'CH',
  'ES',
  'PT',
  'NL',
  'GB',
  'MA',
  'LU',
  'IT',
  'DE',
];
const phoneWords = /\bt[eé]l|phone|mobile|portable|gsm|\bcell/i;
const looked = 200;

/** The country of numbers that name none: that in which most of a column's are possible. */
export class PhoneGuess {
  private readonly counts = new Map<CountryCode, number>();
  private national = 0;

  /** @param name of the column: most numbers are no phone numbers. */
  constructor(private readonly name: string) {}

  add(value: string): void {
    if (this.national >= looked || !phoneWords.test(this.name)) return;
    if (!/^[\d(][\d\s().\-/]{6,20}(?:\s*(?:x|ext\.?|poste)\s*\d{1,6})?$/i.test(value) || /^00/.test(value))
      return;
    this.national += 1;
    for (const country of countries)
      if (isValidPhoneNumber(value, country)) this.counts.set(country, (this.counts.get(country) ?? 0) + 1);
  }

  /** Undefined for France, which is meant where nothing is said, and where no country is plain. */
  get country(): string | undefined {
    const share = (country: CountryCode): number => (this.counts.get(country) ?? 0) / this.national;
    if (this.national === 0 || share(home) >= 0.3) return undefined;
    return countries.find((country) => share(country) >= 0.6);
  }
}
