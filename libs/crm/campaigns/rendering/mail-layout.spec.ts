import { legalIdentity } from './legal-identity.js';
import { layOutHtml, layOutText } from './mail-layout.js';

const message = { subject: 'Portes ouvertes', preheader: 'Samedi', html: '<p>Bonjour</p>', text: 'Bonjour' };
const brand = {
  name: 'Charpentes Martin',
  language: 'fr' as const,
  logoUrl: 'https://martin.example/logo',
  accentColour: '#1a73e8',
  identity: ['Charpentes Martin, SARL au capital de 10 000 €', 'RCS Nantes 732 829 320'],
};
const personal = { unsubscribeUrl: 'https://martin.example/u?t=a&b', source: null, openingUrl: null };

describe('the layout of a campaign', () => {
  it('says who writes, why, and how to refuse', () => {
    for (const drawn of [layOutHtml(message, brand, personal), layOutText(message, brand, personal)]) {
      expect(drawn).toContain('SARL au capital de 10 000 €');
      expect(drawn).toContain('RCS Nantes 732 829 320');
      expect(drawn).toContain('Vous recevez ce message de Charpentes Martin');
      expect(drawn).toContain('Ne plus recevoir ces messages');
      expect(drawn).not.toContain('obtenu vos coordonnées');
    }
    expect(layOutHtml(message, brand, personal)).toContain('href="https://martin.example/u?t=a&amp;b"');
    expect(layOutText(message, brand, personal)).toContain('https://martin.example/u?t=a&b');
  });

  it('says in the first message where the data come from', () => {
    const first = { ...personal, source: 'Salon <Habitat>' };
    expect(layOutHtml(message, brand, first)).toContain('«\u00a0Salon &lt;Habitat&gt;\u00a0»');
    expect(layOutText(message, brand, first)).toContain('«\u00a0Salon <Habitat>\u00a0»');
  });

  it('holds no picture that tells on its reader unless it is asked for', () => {
    const pictures = (html: string) => html.match(/<img /g)?.length;
    expect(pictures(layOutHtml(message, brand, personal))).toBe(1);
    const counted = { ...personal, openingUrl: 'https://martin.example/o.gif' };
    expect(pictures(layOutHtml(message, brand, counted))).toBe(2);
  });

  it('can be dark, and narrow', () => {
    const html = layOutHtml(message, brand, personal);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('max-width:600px');
  });
});

describe('the legal identity', () => {
  const profile = {
    legalName: 'Charpentes Martin',
    tradeName: 'Martin Bois',
    legalForm: 'sarl' as const,
    shareCapital: '10000.50',
    shareCapitalCurrency: 'EUR',
    siren: '732829320',
    register: 'rcs' as const,
    registerCity: 'Nantes',
    addresses: [
      {
        label: 'work',
        line1: '1 rue de la Paix',
        line2: null,
        postalCode: '44000',
        city: 'Nantes',
        country: 'FR',
      },
    ] as never,
    phone: '+33240000000',
    email: null,
    website: null,
  };

  it('names form, capital, register and seat', () => {
    expect(legalIdentity(profile, 'fr')).toEqual([
      'Martin Bois (Charpentes Martin), SARL au capital de 10\u00a0000,50\u00a0€',
      'RCS Nantes 732\u00a0829\u00a0320',
      '1 rue de la Paix, 44000 Nantes',
      '02\u00a040\u00a000\u00a000\u00a000',
    ]);
  });

  it('says what is known of a young company', () => {
    const bare = { legalForm: null, shareCapital: null, siren: null, register: null, registerCity: null };
    expect(legalIdentity({ ...profile, ...bare, tradeName: null, addresses: [], phone: null }, 'fr')).toEqual(
      ['Charpentes Martin'],
    );
  });
});
