import { type Text, text } from '#kernel';
import { type Card, type CardProperty, piecesOf, plainText, typesOf } from './card.js';
import { cardColumns } from './card-columns.js';

type Column = (typeof cardColumns)[number] | string;

export interface CardRow {
  readonly values: Record<string, string>;
  readonly remarks: { column: string | null; reason: Text }[];
  /** Pictures and sounds that were left. */
  readonly media: number;
}

const media = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);
/** What says nothing about the person, or only to the program that wrote the card. */
const technical = new Set([
  'VERSION',
  'PRODID',
  'REV',
  'FN',
  'N',
  'SOURCE',
  'XML',
  'CLIENTPIDMAP',
  'SORT-STRING',
  'LABEL',
  'CLASS',
  'MAILER',
  'NAME',
  'KIND',
  'X-ABSHOWAS',
  'X-ABLABEL',
  'X-ABADR',
  'X-ADDRESSBOOKSERVER-KIND',
  'AGENT',
]);
const longestShown = 40;

/** A card as a row; a text that says why where it is none. */
export function rowOf(card: Card): CardRow | Text {
  const reader = new CardReader(card);
  return reader.read();
}

class CardReader {
  private readonly cells = new Map<Column, string[]>();
  private readonly left: string[] = [];
  private readonly remarks: { column: string | null; reason: Text }[];
  private media = 0;

  constructor(private readonly card: Card) {
    this.remarks = card.faults.map((reason) => ({ column: null, reason }));
  }

  read(): CardRow | Text {
    const kind = this.value('KIND') || this.value('X-ADDRESSBOOKSERVER-KIND');
    if (/^(group|location|application|device)$/i.test(kind))
      return text(`carte d’un autre genre : ${kind}`, `card of another kind: ${kind}`);
    for (const property of this.card.properties) this.take(property);
    if (!this.name(/^org$/i.test(kind) || /company/i.test(this.value('X-ABSHOWAS'))))
      return text(
        'carte sans nom, société, e-mail ni téléphone',
        'card without name, company, e-mail or phone',
      );
    if (this.left.length > 0) {
      const all = this.left.join(' ; ');
      this.remarks.push({ column: null, reason: text(`non repris : ${all}`, `not taken: ${all}`) });
    }
    const values = Object.fromEntries(
      cardColumns.map((column) => [column, (this.cells.get(column) ?? []).join('\n')]),
    );
    return { values, remarks: this.remarks, media: this.media };
  }

  private value(name: string): string {
    const found = this.card.properties.find(
      (property) => property.name === name && property.value.trim() !== '',
    );
    return found ? plainText(found.value) : '';
  }

  private add(column: Column, value: string | undefined): void {
    const bare = value?.trim();
    if (bare) this.cells.set(column, [...(this.cells.get(column) ?? []), bare]);
  }

  private leave({ name }: { name: string }, value: string): void {
    const shown = value.replace(/\s+/g, ' ').slice(0, longestShown);
    this.left.push(shown ? `${name} ${shown}` : name);
  }

  private take(property: CardProperty): void {
    const { name } = property;
    const value = plainText(property.value);
    if (media.has(name)) {
      this.media += 1;
      this.left.push(name);
    } else if (value === '') return;
    else if (name === 'EMAIL')
      this.add(
        this.placeOf(property, ['E-mail', 'E-mail personnel', 'Autre e-mail']),
        value.replace(/^mailto:/i, ''),
      );
    else if (name === 'TEL') this.takePhone(property, value);
    else if (name === 'ADR') this.takeAddress(property);
    else if (name === 'ORG') this.takeOrganisation(property);
    else if (name === 'TITLE' || (name === 'ROLE' && !this.value('TITLE')))
      this.addFirst('Fonction', value, property);
    else if (name === 'URL') this.addFirst('Site web', value, property);
    else if (name === 'NOTE') this.add('Notes', value);
    else if (name === 'UID') this.addFirst('Identifiant', value.replace(/^urn:uuid:/i, ''), property);
    else if (name === 'LANG') this.addFirst('Langue', value.slice(0, 2).toLowerCase(), property);
    else if (!technical.has(name)) this.leave(property, value);
  }

  private addFirst(column: Column, value: string, property: CardProperty): void {
    if (this.cells.has(column)) this.leave(property, value);
    else this.add(column, value);
  }

  private placeOf(property: CardProperty, [work, home, other]: readonly [Column, Column, Column]): Column {
    const types = typesOf(property);
    if (types.has('work')) return work;
    if (types.has('home')) return home;
    return this.cells.has(work) ? other : work;
  }

  private takePhone(property: CardProperty, value: string): void {
    const types = typesOf(property);
    const number = value.replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ');
    if (types.has('fax') || types.has('pager') || types.has('modem')) {
      this.leave({ name: types.has('fax') ? 'FAX' : 'TEL' }, number);
      return;
    }
    const isMobile = ['cell', 'iphone', 'pcs', 'car'].some((type) => types.has(type));
    this.add(
      isMobile ? 'Mobile' : this.placeOf(property, ['Téléphone', 'Téléphone personnel', 'Autre téléphone']),
      number,
    );
  }

  private takeAddress(property: CardProperty): void {
    const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] = piecesOf(
      property.value,
      ';',
    );
    const lines = street
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const more = [extended, box, ...lines.slice(1)]
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
    if (![...lines, ...more, city, region, code, country].some((each) => each.trim() !== '')) return;
    const isHome = typesOf(property).has('home');
    const places = isHome ? [' personnelle', ''] : ['', ' personnelle'];
    const free = places.find((place) => !this.hasAddress(place));
    if (free === undefined) {
      this.leave(property, [lines.join(' '), code, city].filter(Boolean).join(' '));
      return;
    }
    this.add(`Adresse${free}`, lines[0] ?? more.shift() ?? '');
    this.add(`Complément${free}`, more.join(', '));
    this.add(`Code postal${free}`, code);
    this.add(`Ville${free}`, city.replace(/\s+/g, ' '));
    this.add(`Région${free}`, region.replace(/\s+/g, ' '));
    this.add(`Pays${free}`, country.replace(/\s+/g, ' '));
  }

  private hasAddress(place: string): boolean {
    return ['Adresse', 'Complément', 'Code postal', 'Ville', 'Région', 'Pays'].some((name) =>
      this.cells.has(`${name}${place}`),
    );
  }

  private takeOrganisation(property: CardProperty): void {
    const [company = '', ...units] = piecesOf(property.value, ';');
    if (company) this.addFirst('Société', company, property);
    const unit = units.filter(Boolean).join(', ');
    if (unit) this.leave({ name: 'ORG' }, unit);
  }

  /** Fills in what the card's person is called; false where it says nothing to call anyone by. */
  private name(isCompany: boolean): boolean {
    const [family = '', given = '', additional = '', prefix = '', suffix = ''] = piecesOf(
      this.first('N'),
      ';',
    ).map((piece) => piece.replace(/\s+/g, ' '));
    const full = this.value('FN').replace(/\s+/g, ' ');
    const company = this.cells.get('Société')?.[0];
    if (isCompany || (!family && !given && company && (!full || full === company))) {
      if (!company) this.add('Société', full || [given, family].filter(Boolean).join(' '));
      return this.cells.has('Société');
    }
    this.add('Civilité', prefix);
    for (const [what, value] of [
      ['N', additional],
      ['N', suffix],
    ] as const)
      if (value) this.leave({ name: what }, value);
    if (family || given) {
      this.add('Nom', family || given);
      if (family) this.add('Prénom', given);
      return true;
    }
    const address = [
      'E-mail',
      'E-mail personnel',
      'Autre e-mail',
      'Mobile',
      'Téléphone',
      'Téléphone personnel',
      'Autre téléphone',
    ]
      .map((column) => this.cells.get(column)?.[0])
      .find(Boolean);
    if (full && full !== address) {
      this.add('Nom complet', full);
      return true;
    }
    const other = this.value('NICKNAME') || address;
    if (!other) return false;
    this.add('Nom', other.slice(0, 100));
    this.remarks.push({
      column: 'Nom',
      reason: text(
        `carte sans nom : « ${other} » en tient lieu`,
        `card without a name: "${other}" stands for it`,
      ),
    });
    return true;
  }

  private first(name: string): string {
    return this.card.properties.find((property) => property.name === name)?.value ?? '';
  }
}
