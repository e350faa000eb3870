import { localAddress } from './local-address';

const origin = 'https://gave.example';

describe('where signing in leads to', () => {
  it('keeps an address of the instance whole', () => {
    expect(localAddress('/crm/companies?q=gave#top', origin)).toBe('/crm/companies?q=gave#top');
  });

  it.each([
    null,
    '',
    'crm/companies',
    'https://gave.example/crm',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '\t//elsewhere.example/',
    '/\n\\elsewhere.example/',
    '///elsewhere.example',
    'javascript:alert(1)',
  ])('is the home page for %j', (next) => {
    expect(localAddress(next, origin)).toBe('/');
  });
});
