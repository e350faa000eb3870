import type { FieldKind, FieldMeta, RecordMeta } from '@/api/record-meta';
import { BusinessIcon } from '@/kit/icons';
import { defineRecord, type RecordScreens } from '@/kit/records/define-record';

const field = (kind: FieldKind, label: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  kind,
  label: { fr: label, en: label },
  required: false,
  readOnly: false,
  sortable: true,
  filterable: kind !== 'list',
  ...more,
});

export const states = ['planned', 'started', 'suspended', 'done'] as const;
const several = { sortable: false, filterable: false };

/** A building site: a field of every kind that a record can have. */
const fields: Record<string, FieldMeta> = {
  name: field('text', 'Name', { required: true, max: 80 }),
  state: field('choice', 'State', { required: true, choices: states }),
  amount: field('decimal', 'Amount'),
  workers: field('integer', 'Workers', { max: 500 }),
  begins: field('date', 'Begins'),
  visitedAt: field('instant', 'Visited at', { readOnly: true }),
  isUrgent: field('boolean', 'Urgent'),
  managerId: field('id', 'Manager', { to: 'identity.user' }),
  email: field('text', 'Email', { format: 'email' }),
  phone: field('text', 'Phone', { format: 'phone' }),
  website: field('text', 'Website', { format: 'url' }),
  siret: field('text', 'SIRET', { format: 'siret' }),
  country: field('text', 'Country', { format: 'country' }),
  notes: field('text', 'Notes', { format: 'multiline', max: 2_000 }),
  contacts: field('list', 'Contacts', {
    ...several,
    max: 10,
    part: {
      label: field('choice', 'Label', { choices: ['work', 'home'] }),
      number: field('text', 'Number', { required: true, format: 'phone' }),
    },
  }),
};

const metaOf = (path: string): RecordMeta => ({
  name: path.replace('/', '.'),
  path,
  label: { one: { fr: 'Site', en: 'Site' }, many: { fr: 'Sites', en: 'Sites' } },
  title: ['name'],
  defaultSort: 'name',
  defaultOrder: 'asc',
  searchable: true,
  vault: false,
  ownerField: 'managerId',
  fields,
});

const screensOf = (path: string): RecordScreens =>
  defineRecord({
    meta: metaOf(path),
    icon: BusinessIcon,
    subtitle: ({ country }) => String(country ?? ''),
    fields: {
      name: { width: 240, help: 'As it is written on the fence.' },
      state: { tones: { planned: 'info', started: 'primary', suspended: 'warning', done: 'success' } },
      notes: { wide: true },
      contacts: { wide: true },
    },
  });

export const sites = screensOf('dev/sites');
/** Kinds of which there are none, that cannot be read, and that are never answered. */
export const none = screensOf('dev/empty');
export const failing = screensOf('dev/failing');
export const waiting = screensOf('dev/waiting');
