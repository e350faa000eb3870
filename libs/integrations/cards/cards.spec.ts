import fc from 'fast-check';
import { readJsonCards } from './card-formats.js';
import { parseCards } from './card-parser.js';
import { rowOf } from './card-row.js';

const read = (content: string | Buffer) =>
  parseCards(Buffer.isBuffer(content) ? content : Buffer.from(content));
const rows = (content: string | Buffer) => read(content).map(rowOf);
const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
function only(content: string | Buffer) {
  const [row, ...others] = rows(content);
  if (!row || !('values' in row) || others.length > 0) throw new Error(JSON.stringify([row, ...others]));
  return row;
}
const told = (content: string | Buffer) =>
  only(content)
    .remarks.map(({ reason }) => reason.fr)
    .join(' | ');

describe('cards', () => {
  it('are people with their addresses, by the place that each is for', () => {
    const { values, remarks } = only(
      card(
        'N:Le Goff;Maëlle;;Mme;',
        'ORG:Toits du Ponant;Bureau',
        'TITLE:Conductrice de travaux',
        'EMAIL;TYPE=WORK,PREF:maelle@ponant.example',
        'item1.EMAIL;TYPE=home:maelle@home.example',
        'TEL;TYPE=CELL:06 12 34 56 78',
        'TEL;TYPE=WORK,VOICE:02 98 00 00 00',
        'TEL;TYPE=WORK,FAX:02 98 00 00 01',
        'ADR;TYPE=WORK:;;3 rue du Port\\, bât. B;Brest;;29200;France',
        'BDAY:1980-02-03',
      ),
    );
    expect(values).toMatchObject({
      Civilité: 'Mme',
      Prénom: 'Maëlle',
      Nom: 'Le Goff',
      Société: 'Toits du Ponant',
      Fonction: 'Conductrice de travaux',
      'E-mail': 'maelle@ponant.example',
      'E-mail personnel': 'maelle@home.example',
      Mobile: '06 12 34 56 78',
      Téléphone: '02 98 00 00 00',
      Adresse: '3 rue du Port, bât. B',
      'Code postal': '29200',
      Ville: 'Brest',
      Pays: 'France',
    });
    expect(remarks.map(({ reason }) => reason.fr)).toEqual([
      'non repris : ORG Bureau ; FAX 02 98 00 00 01 ; BDAY 1980-02-03',
    ]);
  });

  it('of vCard 2.1 are read through quoted-printable, soft breaks and charsets', () => {
    const lines = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=A9v=C3=AA=',
      'que;Zo=C3=A9;;;',
      'ORG;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Ma=E7onnerie',
      'NOTE;ENCODING=QUOTED-PRINTABLE:un=0D=0Adeux',
      'PHOTO;ENCODING=BASE64;TYPE=JPEG:',
      '  /9j/4AAQSkZJRgABAQAAAQABAAD',
      '',
      'END:VCARD',
    ];
    const row = only(lines.join('\r\n'));
    expect(row.values).toMatchObject({
      Nom: 'Lévêque',
      Prénom: 'Zoé',
      Société: 'Maçonnerie',
      Notes: 'un\ndeux',
    });
    expect(row.media).toBe(1);
  });

  it('are unfolded, read in Windows’s charset where they are not UTF-8, and told', () => {
    const content = Buffer.from(card('FN:Andr\xe9', 'N:Andr\xe9;Jos\r\n \xe9;;;'), 'latin1');
    expect(only(content).values).toMatchObject({ Nom: 'André', Prénom: 'José' });
    expect(told(content)).toContain('accents lus en windows-1252');
    expect(only(Buffer.from(`\uFEFF${card('N:Été;A;;;')}`, 'utf16le')).values).toMatchObject({ Nom: 'Été' });
  });

  it('without an end, with lines that say nothing, or without a name are taken and told', () => {
    const broken = 'BEGIN:VCARD\nN:Un;;;;\nnonsense\nBEGIN:VCARD\nEMAIL:deux@x.example\n';
    const [first, second] = rows(broken);
    expect(first).toMatchObject({ values: { Nom: 'Un' } });
    expect(JSON.stringify(first)).toContain('ligne illisible : nonsense');
    expect(JSON.stringify(first)).toContain('carte sans fin');
    expect(second).toMatchObject({ values: { Nom: 'deux@x.example' } });
    expect(JSON.stringify(second)).toContain('en tient lieu');
  });

  it('are companies where they say so, or name nobody', () => {
    expect(only(card('N:;;;;', 'FN:Toits SA', 'ORG:Toits SA')).values).toMatchObject({
      Nom: '',
      Société: 'Toits SA',
    });
    expect(only(card('KIND:org', 'FN:Murs SA')).values).toMatchObject({ Nom: '', Société: 'Murs SA' });
    expect(only(card('X-ABShowAs:COMPANY', 'N:;;;;', 'ORG:Sols SA')).values).toMatchObject({
      Société: 'Sols SA',
    });
  });

  it('of groups, and empty ones, are refused with a reason', () => {
    expect(rows(card('KIND:group', 'FN:Amis'))).toMatchObject([{ fr: expect.stringContaining('group') }]);
    expect(rows(card('NOTE:rien'))).toMatchObject([{ fr: expect.stringContaining('sans nom') }]);
  });

  it('within a card are its agent’s and do not end it', () => {
    expect(
      only(card('N:Chef;A;;;', 'AGENT:', 'BEGIN:VCARD', 'N:Autre;B;;;', 'END:VCARD', 'TITLE:Patron')).values,
    ).toMatchObject({
      Nom: 'Chef',
      Fonction: 'Patron',
    });
  });

  it('are read from JSON alike', () => {
    const json = JSON.stringify([
      'vcard',
      [
        ['version', {}, 'text', '4.0'],
        ['n', {}, 'text', ['Kerr', 'Ian', '', '', '']],
        ['tel', { type: ['cell'] }, 'uri', 'tel:+33612345678'],
      ],
    ]);
    expect(readJsonCards(json)?.map(rowOf)).toMatchObject([
      { values: { Nom: 'Kerr', Mobile: '+33612345678' } },
    ]);
    expect(readJsonCards('{"a":1}')).toBeUndefined();
  });

  it('never stop the reading: as many come out as begin, whatever stands between', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'END:VCARD',
        'N:A;B',
        'TEL;:=',
        ' folded',
        'X;A="b:c',
        'NOTE;QUOTED-PRINTABLE:=C3=',
        'item1.',
        'ADR:;;;;;;;;;;',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(line), { maxLength: 5 }), (cards) => {
        const content = cards
          .map((lines) =>
            ['BEGIN:VCARD', ...lines.map((each) => each.replace(/begin:|agent/gi, '')), ''].join('\n'),
          )
          .join('');
        const found = read(content.replace(/=\n/g, '\n'));
        expect(found).toHaveLength(cards.length);
        for (const each of found) expect(rowOf(each)).toBeDefined();
      }),
    );
  });
});
