import fc from 'fast-check';
import { attachment } from './content-disposition.js';

describe('the name of a downloaded file', () => {
  it('keeps its accents for those who understand them, and loses them for the others', () => {
    expect(attachment('Sociétés 2026-11-22.csv')).toBe(
      `attachment; filename="Societes 2026-11-22.csv"; filename*=UTF-8''Soci%C3%A9t%C3%A9s%202026-11-22.csv`,
    );
  });

  it('can neither end the header nor leave its folder', () => {
    expect(attachment('a"\r\nSet-Cookie: x/../b.csv')).toBe(
      `attachment; filename="a___Set-Cookie: x_.._b.csv"; filename*=UTF-8''a%22__Set-Cookie%3A%20x_.._b.csv`,
    );
  });

  it('is a well-formed header whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = attachment(name);
        expect(header).toMatch(
          /^attachment; filename="[\x20\x21\x23-\x2e\x30-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/,
        );
        const told = decodeURIComponent(header.split("''")[1] ?? '');
        expect(told).not.toMatch(/[/\\\p{Cc}]/u);
      }),
    );
  });
});
