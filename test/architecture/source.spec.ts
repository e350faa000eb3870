import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemKind } from '#kernel';
import { typedApostrophes } from './french-texts.js';

const root = join(import.meta.dirname, '..', '..');

function filesOf(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
    .sort();
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const linesOf = (file: string): number => read(file).trimEnd().split('\n').length;
const sources = ['apps', 'libs', 'test', 'scripts']
  .flatMap(filesOf)
  .filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file) && !file.startsWith('apps/web/src/api/generated/'));
const isTest = (file: string): boolean => /spec\.ts$|test-kit/.test(file);
const libs = readdirSync(join(root, 'libs'));

const isProblem = (value: unknown): value is ProblemKind =>
  typeof value === 'object' && value !== null && 'code' in value && 'category' in value && 'title' in value;

describe('the source', () => {
  it('is in files of 250 lines at most', () => {
    expect(sources.length).toBeGreaterThan(100);
    const long = sources.filter((file) => linesOf(file) > 250).map((file) => `${file}: ${linesOf(file)}`);
    expect(long).toEqual([]);
  });

  it('has a door and a page for newcomers in every lib', () => {
    expect(libs.filter((lib) => !existsSync(join(root, 'libs', lib, 'index.ts')))).toEqual([]);
    const pages = libs.map((lib) => join('libs', lib, 'README.md'));
    expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
    expect(pages.filter((page) => linesOf(page) > 40)).toEqual([]);
  });

  it('names no path of a machine and nobody but the product', () => {
    // Put together here, or this very list would be found.
    const paths = ['root', 'work', 'home'].map((folder) => `/${folder}/`);
    const forbidden = new RegExp(`(^|[\\s'"\`(=])(${paths.join('|')}|/tmp/brief)`);
    const places = [...sources, ...['migrations', 'docker', 'docs'].flatMap(filesOf)];
    const texts = places.filter((file) => /\.(ts|tsx|mjs|cjs|sql|md|ya?ml|json)$/.test(file));
    const found = texts.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (forbidden.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
    // Paths inside the image are the image's own.
    expect(found.filter((line) => !line.startsWith('docker/'))).toEqual([]);
  });

  it('writes the French of its texts with the apostrophe of print', () => {
    // What other products write in their files is read as they write it.
    const foreign = /^libs\/integrations\/(products\/|wizard\/choice-words)/;
    const spoken = sources.filter(
      (file) => /^(apps|libs)\/.*\.tsx?$/.test(file) && !isTest(file) && !foreign.test(file),
    );
    const found = spoken.flatMap((file) =>
      typedApostrophes(read(file), file.endsWith('x')).map((words) => `${file}: ${words}`),
    );
    expect(found).toEqual([]);
    expect(typedApostrophes("const a = text(`L'état`, `It's`) + b + 'n\\'est pas'; // l'eau")).toHaveLength(
      2,
    );
    expect(typedApostrophes("const a = 'Quelqu’un'; const b = \"the client's\"; // d'abord")).toEqual([]);
  });

  it('leaves nothing for later', () => {
    const later = new RegExp(
      `\\b(${['TO', 'FIX'].map((word) => `${word}${word === 'TO' ? 'DO' : 'ME'}`).join('|')}|XXX)\\b`,
    );
    const skipped = /\b(it|describe|test)\.(skip|todo|only|failing)\b|\bx(it|describe)\(/;
    const found = sources.filter((file) => later.test(read(file)) || skipped.test(read(file)));
    expect(found.filter((file) => file !== 'test/architecture/source.spec.ts')).toEqual([]);
  });

  it('has one code for each problem, in French and in English', async () => {
    const declared = filesOf('libs').filter(
      (file) => /\.ts$/.test(file) && !/spec\.ts$/.test(file) && /= defineProblems\(/.test(read(file)),
    );
    const problems: { code: string; file: string; kind: ProblemKind }[] = [];
    for (const file of declared) {
      const module = (await import(join(root, file))) as Record<string, unknown>;
      const kinds = Object.values(module)
        .filter((value) => typeof value === 'object' && value !== null)
        .flatMap((group) => Object.values(group as object))
        .filter(isProblem);
      expect([file, kinds.length > 0]).toEqual([file, true]);
      problems.push(...kinds.map((kind) => ({ code: kind.code, file, kind })));
    }
    expect(problems.length).toBeGreaterThan(20);
    const twice = problems.filter(
      ({ code }, index) => problems.findIndex((each) => each.code === code) !== index,
    );
    expect(twice.map(({ code, file }) => `${code} in ${file}`)).toEqual([]);
    for (const { code, kind } of problems) {
      expect(code).toMatch(/^[A-Z][A-Z0-9_]*$/);
      for (const title of [kind.title.fr, kind.title.en])
        expect([code, /^\S.*[.!?]$/s.test(title)]).toEqual([code, true]);
      expect([code, kind.title.fr === kind.title.en]).toEqual([code, false]);
    }
  });
});
