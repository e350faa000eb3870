import type { SvgIconProps } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import { withCustomFields } from '@/api/custom-fields';
import type { FieldMeta, RecordMeta } from '@/api/record-meta';

/** A picture that says what a thing is, in the size and colour of the text beside it. */
export type Icon = ComponentType<SvgIconProps>;

export type Tone = 'neutral' | 'primary' | 'info' | 'success' | 'warning' | 'danger';

/** A record of the API, before its screens know its type. */
export interface AnyRecord {
  id: string;
  version?: number;
  [field: string]: unknown;
}

/** What the screens add to a field that the server has declared. */
export interface FieldScreen {
  /** Width of its column in pixels. */
  width?: number;
  /** Colours of a choice's values. */
  tones?: Readonly<Record<string, Tone>>;
  /** i18n key of a sentence below the input. */
  help?: string;
  /** Draws the value instead of the kit. */
  display?: (value: unknown, record: AnyRecord) => ReactNode;
  /** Spans the whole width of a section. */
  wide?: boolean;
}

/** One kind of record as the screens know it. */
export interface RecordScreens {
  readonly meta: RecordMeta;
  readonly icon: Icon;
  /** How people name one of them. */
  readonly title: (record: AnyRecord) => string;
  readonly subtitle?: (record: AnyRecord) => string;
  readonly fields: Readonly<Record<string, FieldScreen>>;
  /** False: the server keeps neither comments nor files for them, and nobody is seen at them. */
  readonly companions?: boolean;
  /** Records of this kind have no page or form of their own. */
  readonly listOnly?: boolean;
  /** i18n key of the button that makes a new one; « Créer » when absent. */
  readonly createLabel?: string;
  /** False: a copy of one makes no sense. */
  readonly duplicable?: boolean;
  /** False: nobody makes one in passing, from a field that points to such records. */
  readonly quickCreate?: boolean;
  /** What stands out about one of them at the end of its row on a phone; its first choice when nothing does. */
  readonly phoneMark?: (record: AnyRecord) => ReactNode;
  /** Stands above the inputs wherever one of them is typed, such as what was found to be alike. */
  readonly formNotice?: ComponentType<FormNoticeProps>;
  /** Paths of what follows from records of this kind: read anew when one of them changes. */
  readonly affects?: readonly string[];
  /** A quick entry, where the fields that name a record are the server's: what it asks for, and what is its name. */
  readonly quick?: { readonly fields: readonly string[]; readonly name: readonly string[] };
}

export interface FormNoticeProps {
  screens: RecordScreens;
  /** The record that is being changed; none is for a new one. */
  stored?: AnyRecord | undefined;
}

const known = new Map<string, RecordScreens>();

/** Declares the screens of a kind of record; once, in its folder's `<record>.record.ts`. */
export function defineRecord(
  screens: Omit<RecordScreens, 'fields' | 'title'> & Partial<Pick<RecordScreens, 'fields' | 'title'>>,
): RecordScreens {
  const title = (record: AnyRecord): string =>
    screens.meta.title
      .map((field) => record[field])
      .filter(Boolean)
      .join(' ');
  const defined: RecordScreens = {
    fields: {},
    title,
    ...screens,
    // What the company has added is among the fields, and screens need not know.
    get meta() {
      return withCustomFields(screens.meta);
    },
  };
  known.set(screens.meta.name, defined);
  return defined;
}

/** The same screens where other things may be written than elsewhere. @param meta as the server declares it. */
export const variantOf = (screens: RecordScreens, meta: RecordMeta): RecordScreens => ({
  ...screens,
  get meta() {
    return withCustomFields(meta);
  },
});

/** The screens of `crm.company`; undefined for a kind that has none, or whose module is not loaded. */
export const recordNamed = (name: string): RecordScreens | undefined => known.get(name);

export const allRecords = (): readonly RecordScreens[] => [...known.values()];

/** Address of a record's page: real links, so that a middle click opens a tab. */
export const pathOf = ({ meta }: RecordScreens, id?: string): string =>
  id === undefined ? `/${meta.path}` : `/${meta.path}/${id}`;

/** What the server says of a field. @throws Error for a field that it does not have: a fault of the screen. */
export function fieldOf({ meta }: RecordScreens, name: string): FieldMeta {
  const field = (meta.fields as Readonly<Record<string, FieldMeta>>)[name] ?? meta.filters?.[name];
  if (!field) throw new Error(`${meta.name} has no field ${name}`);
  return field;
}
