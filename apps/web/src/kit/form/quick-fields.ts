import type { RecordMeta } from '@/api/record-meta';
import type { RecordScreens } from '../records/define-record';
import { writableFields } from './values';

/** So many fields are asked for in passing; the rest waits for the record's own page. */
const most = 6;
const usual = new Set(['kind', 'email', 'phone', 'emails', 'phones']);

/** The fields of a quick entry: those that name the record, those that it must have, and how to reach it. */
export function quickFields(meta: Pick<RecordMeta, 'fields' | 'title'>): string[] {
  const writable = writableFields(meta);
  const needed = writable
    .filter(([name, { required }]) => required || meta.title.includes(name))
    .map(([name]) => name);
  const useful = writable.map(([name]) => name).filter((name) => usual.has(name) && !needed.includes(name));
  return [...needed, ...useful.slice(0, Math.max(0, most - needed.length))];
}

/** What was searched in vain, as the beginning of a name: `Jean Dupont` fills first and last name. */
export function namedAs(meta: Pick<RecordMeta, 'title'>, typed: string): Record<string, string> {
  const [first, second] = meta.title;
  if (!first || typed === '') return {};
  if (!second) return { [first]: typed };
  const [word = '', ...others] = typed.split(/\s+/);
  return others.length === 0 ? { [second]: word } : { [first]: word, [second]: others.join(' ') };
}

/** What a quick entry of a kind of record asks for: what its screens say, else what can be known of it. */
export const quickFieldsOf = ({ quick, meta }: Pick<RecordScreens, 'quick' | 'meta'>): readonly string[] =>
  quick?.fields ?? quickFields(meta);
