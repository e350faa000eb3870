import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literalsIn, textsOf } from './web/literal-texts.js';

const root = join(import.meta.dirname, '..', '..', 'apps', 'web', 'src');
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  .filter((file) => !file.startsWith('api/generated/'))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const isTest = (file: string): boolean => file.endsWith('.spec.ts');
const inside = (...folders: string[]) => {
  const beginnings = folders.map((folder) => `${folder}/`);
  return (file: string) => beginnings.some((beginning) => file.startsWith(beginning));
};

/** Files for which the pattern is found, but in the folders where it belongs. */
const filesWith = (pattern: RegExp, allowed: (file: string) => boolean): string[] =>
  files.filter((file) => !isTest(file) && !allowed(file) && pattern.test(sources.get(file) ?? ''));

type Messages = { [key: string]: string | Messages };

/** Texts by their whole key. */
function flat(messages: Messages, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') texts.set(`${prefix}${key}`, value);
    else for (const [name, each] of flat(value, `${prefix}${key}.`)) texts.set(name, each);
  }
  return texts;
}

const languageOf = async (language: 'fr' | 'en'): Promise<Map<string, string>> => {
  const module = (await import(join(root, 'i18n', language, 'index.ts'))) as Record<string, Messages>;
  return flat(module[language] ?? {});
};

describe('the source of the web application', () => {
  it('is in files of 200 lines at most', () => {
    expect(files.length).toBeGreaterThan(50);
    const lines = (file: string) => (sources.get(file) ?? '').trimEnd().split('\n').length;
    const long = files.filter((file) => !isTest(file) && lines(file) > 200);
    expect(long.map((file) => `${file}: ${lines(file)}`)).toEqual([]);
  });

  it('knows its library of components in the kit, the theme and the shell only', () => {
    expect(filesWith(/from '(@mui|@emotion)\//, inside('kit', 'theme', 'shell'))).toEqual([]);
  });

  it('talks to the server in one place', () => {
    const calls = /(?<![.\w])(fetch\(|EventSource\b|XMLHttpRequest\b|WebSocket\b)|\bsendBeacon\(/;
    // What runs on clients' own sites shares nothing with the application.
    expect(filesWith(calls, inside('api', 'embed'))).toEqual([]);
  });

  it('writes no markup, style or script that the content policy would have to allow', () => {
    expect(
      filesWith(/dangerouslySetInnerHTML|\.innerHTML\b|<style\b|\beval\(|new Function\(/, () => false),
    ).toEqual([]);
  });

  it('has modules that do not know each other', () => {
    const modules = new Set(readdirSync(join(root, 'modules')).filter((name) => !name.includes('.')));
    const strangers = files.filter(inside('modules')).flatMap((file) => {
      const own = file.split('/')[1] ?? '';
      if (!modules.has(own)) return [];
      const depth = file.split('/').length - 2;
      const up = new RegExp(`from '(?:@/modules|${'\\.\\./'.repeat(depth).slice(0, -1)})/([a-z-]+)`, 'g');
      const named = [...(sources.get(file) ?? '').matchAll(up)].map(([, name = '']) => name);
      return named.filter((name) => modules.has(name) && name !== own).map((name) => `${file} → ${name}`);
    });
    expect(strangers).toEqual([]);
  });

  it('keeps what people read out of the components', () => {
    const found = files
      // The gallery is for those who build the product, and is not shipped.
      .filter((file) => file.endsWith('.tsx') && !inside('dev')(file))
      .flatMap((file) => literalsIn(sources.get(file) ?? '').map((text) => `${file}: ${text}`));
    expect(found).toEqual([]);
  });

  it('says everything in French and in English, with the same values in the same places', async () => {
    const [fr, en] = [await languageOf('fr'), await languageOf('en')];
    expect(fr.size).toBeGreaterThan(200);
    expect([...fr.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !fr.has(key))).toEqual([]);
    const slots = (text = '') =>
      [...new Set(text.match(/%\{\w+\}/g))].filter((slot) => slot !== '%{smart_count}').sort();
    const different = [...fr].filter(([key, text]) => `${slots(text)}` !== `${slots(en.get(key))}`);
    expect(different.map(([key]) => key)).toEqual([]);
    expect([...fr, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('uses no text that is not there', async () => {
    const fr = await languageOf('fr');
    const unknown = files
      .filter((file) => !isTest(file) && !file.startsWith('i18n/'))
      .flatMap((file) => textsOf(sources.get(file) ?? '').map((key) => [file, key] as const))
      .filter(([, key]) => !fr.has(key));
    expect(unknown.map(([file, key]) => `${file}: ${key}`)).toEqual([]);
  });

  it('names every choice that a record offers', async () => {
    const fr = await languageOf('fr');
    const all = await import(join(root, 'api', 'generated', 'records', 'all'));
    const records = Object.values(all as Record<string, RecordMeta>);
    expect(records.length).toBeGreaterThan(30);
    const missing: string[] = [];
    for (const { name, fields } of records) {
      for (const [field, value] of choicesOf(fields)) {
        const common = field.slice(field.lastIndexOf('.') + 1);
        const keys = [`${name}.${field}.${value}`, `choices.${common}.${value}`];
        if (!keys.some((key) => fr.has(key))) missing.push(String(keys[0]));
      }
    }
    expect(missing).toEqual([]);
  });
});

interface FieldMeta {
  choices?: readonly string[];
  part?: Record<string, FieldMeta>;
}

interface RecordMeta {
  name: string;
  fields: Record<string, FieldMeta>;
}

/** Every value of every choice, those of lists' parts too, with the path of its field. */
const choicesOf = (fields: Record<string, FieldMeta>, prefix = ''): [string, string][] =>
  Object.entries(fields).flatMap(([name, { choices = [], part = {} }]): [string, string][] => [
    ...choices.map((value): [string, string] => [`${prefix}${name}`, value]),
    ...choicesOf(part, `${prefix}${name}.`),
  ]);
