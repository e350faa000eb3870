/** A text in the languages of the product, as the server declares it. */
export interface LocalText {
  readonly fr: string;
  readonly en: string;
}

export type FieldKind =
  | 'text'
  | 'choice'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'instant'
  | 'id'
  | 'list'
  | 'tags';

/** What a text or number is: the keyboard, the link, the box or the words that suit it. */
export type FieldFormat =
  | 'email'
  | 'phone'
  | 'url'
  | 'multiline'
  | 'country'
  | 'siren'
  | 'siret'
  | 'vat'
  | 'naf'
  | 'nir'
  | 'iban'
  | 'money';

/** One field of a record, or of a part in one of its lists. */
export interface FieldMeta {
  readonly kind: FieldKind;
  readonly label: LocalText;
  readonly required: boolean;
  /** Computed by the server or changed by its named commands: shown, never edited. */
  readonly readOnly: boolean;
  readonly sortable: boolean;
  readonly filterable: boolean;
  /** Texts: characters; lists: items; whole numbers: the largest. */
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly format?: FieldFormat;
  /** Ids: the kind of record that is meant, by its name. */
  readonly to?: string;
  /** One that the company has added (`custom.surface`); what is said of those beside what is said of every field. */
  readonly custom?: true;
  readonly help?: LocalText;
  /** Decimals: digits after the point. */
  readonly decimals?: number;
  /** The words of the values of a choice, and which of them are not chosen any more. */
  readonly words?: Readonly<Record<string, LocalText>>;
  readonly retired?: readonly string[];
  /** What the server stores when nothing is given. */
  readonly default?: string | number | boolean;
  /** Lists: the fields of one item. */
  readonly part?: Readonly<Record<string, FieldMeta>>;
}

/** One kind of record, generated from its entity on the server. */
export interface RecordMeta {
  readonly name: string;
  /** Where its routes are, under `/api/`. */
  readonly path: string;
  readonly label: { readonly one: LocalText; readonly many: LocalText };
  /** The fields that name a record to people, put together with a space. */
  readonly title: readonly string[];
  readonly defaultSort: string;
  readonly defaultOrder: 'asc' | 'desc';
  readonly searchable: boolean;
  /** HR data: for referents only. */
  readonly vault: boolean;
  readonly ownerField?: string;
  /** What nobody owns is within everybody's reach. */
  readonly freeWhenUnowned?: boolean;
  /** A natural person, erased for good at their request. */
  readonly person?: boolean;
  /** The company may add fields of its own. */
  readonly customFields?: boolean;
  readonly fields: Readonly<Record<string, FieldMeta>>;
  /** What lists are filtered by beside the fields. */
  readonly filters?: Readonly<Record<string, FieldMeta>>;
}
