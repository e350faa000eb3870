/** The languages of the product: French first. */
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that a user reads, in every language of the product. */
export type Text = Readonly<Record<Language, string>>;

/** Writes a text: `text('Société', 'Company')`. */
export const text = (fr: string, en: string): Text => ({ fr, en });

/** Picks the language a client asks for in `Accept-Language`; French when it asks for neither. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'fr';
  const wanted = acceptLanguage
    .split(',')
    .map((part, index) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
      return { language: tag.slice(0, 2), weight: q === undefined ? 1 : Number(q), index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  const found = wanted.find(({ language }) => (languages as readonly string[]).includes(language));
  return (found?.language as Language | undefined) ?? 'fr';
}
