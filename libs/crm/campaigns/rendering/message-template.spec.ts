import fc from 'fast-check';
import { escapeHtml } from './escape-html.js';
import { type MergeField, mergeFields } from './merge-fields.js';
import { readMessage } from './message-template.js';

const message = (body: string, subject = 'Bonjour', preheader = '') =>
  readMessage({ subject, preheader, body });
const codes = (body: string, subject?: string) =>
  message(body, subject).errors.map(({ field, code }) => `${field} ${code}`);

describe('the message of a campaign', () => {
  it('is filled in for each person, with the words that stand in for what is not known', () => {
    const template = message(
      '# Bonjour {{contact.firstName|Madame, Monsieur}}\n\nVotre projet à {{ contact.city | votre ville }}.',
      'Pour {{company.name|vous}}',
    );
    expect(template.errors).toEqual([]);
    const known = template.fill({
      'contact.firstName': 'Léa',
      'contact.city': 'Nantes',
      'company.name': 'Roy & fils',
    });
    expect(known).toMatchObject({
      subject: 'Pour Roy & fils',
      text: 'Bonjour Léa\n\nVotre projet à Nantes.',
    });
    expect(known.html).toContain('>Bonjour Léa</h1>');
    const unknown = template.fill({ 'contact.firstName': ' ', 'company.name': null });
    expect(unknown.subject).toBe('Pour vous');
    expect(unknown.html).toContain('Bonjour Madame, Monsieur</h1>');
    expect(unknown.text).toContain('Votre projet à votre ville.');
  });

  it('names the fields that do not exist, have nothing to stand in, or are not closed', () => {
    expect(codes('{{contact.age|?}} {{contact.firstName}} {{contact.lastName}}')).toEqual([
      'body unknown-field',
      'body fallback-missing',
    ]);
    expect(codes('x', '{{contact.firstName')).toEqual(['subject unclosed-field']);
    expect(message('{{contact.age|?}}').errors[0]?.message.fr).toContain('« contact.age »');
  });

  it('takes no raw HTML, no scripts and no pictures that are not on https', () => {
    const { html } = message('<script>alert(1)</script>\n\nun <b onclick="x()">mot</b>').fill({});
    expect(html).not.toMatch(/<script|<b /);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(codes('[ici](javascript:alert(1)) [là](../x) ![](http://pixel.example/a.gif)')).toEqual([
      'body link',
      'body link',
      'body link',
    ]);
    expect(message('[ici](javascript:alert(1))').fill({}).html).not.toContain('javascript');
    expect(
      codes('[site](https://martin.example) <lea@martin.example> ![vue](https://martin.example/a.png)'),
    ).toEqual([]);
  });

  it('writes values in addresses as addresses want them', () => {
    const template = message('[devis](https://martin.example/?nom={{contact.lastName}}&b=1)');
    expect(template.errors).toEqual([]);
    const { html, text } = template.fill({ 'contact.lastName': 'L’Été & "fils"' });
    expect(html).toContain(
      `href="https://martin.example/?nom=${encodeURIComponent('L’Été & "fils"')}&amp;b=1"`,
    );
    expect(text).toBe('devis (https://martin.example/?nom=L’Été & "fils"&b=1)');
  });

  it('reads well as plain text', () => {
    const body = [
      '## Nos travaux',
      '',
      '- **Toiture**',
      '- [Isolation](https://martin.example/i)',
      '',
      '1. Visite',
      '2. Devis',
      '',
      '> Un avis',
      '',
      '| Mois | Prix |',
      '|---|---|',
      '| mai | 10 € |',
      '',
      '---',
      'Fin',
    ].join('\n');
    expect(message(body).fill({}).text).toBe(
      [
        'Nos travaux',
        '- Toiture\n- Isolation (https://martin.example/i)',
        '1. Visite\n2. Devis',
        '> Un avis',
        'Mois | Prix\nmai | 10 €',
        '----------',
        'Fin',
      ].join('\n\n'),
    );
  });

  it('never takes a value for Markdown, HTML or a field', () => {
    const names = Object.keys(mergeFields) as MergeField[];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.oneof(
          fc.string({ minLength: 1 }),
          fc.constantFrom('<img src=x onerror=y>', '**gras** [x](y)', '{{contact.city|x}}', '$& $1', '"><b>'),
        ),
        (name, value) => {
          fc.pre(value.trim() !== '');
          const { html, text } = message(`Bonjour {{${name}|x}} !`).fill({ [name]: value });
          expect(html).toContain(`Bonjour ${escapeHtml(value.trim())} !</p>`);
          expect(text).toBe(`Bonjour ${value.trim()} !`);
        },
      ),
    );
  });

  it('survives whatever somebody writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (body) => {
        const { html } = message(body).fill({});
        expect(html).not.toMatch(/<(script|iframe|form|style|object)/i);
      }),
    );
  });
});
