// What a browser loads of the web application, compressed with gzip: at most 400 kB at first, 100 kB for each page that
// is fetched when it is opened. Reads the build's own list of files.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = 'dist/web';
const budgets = { first: 400_000, page: 100_000 };
const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'));

const weights = new Map();
function weightOf(file) {
  if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length);
  return weights.get(file);
}

/** A chunk's scripts and styles with all that it imports at once. */
function filesOf(key, seen = new Set()) {
  if (seen.has(key)) return new Set();
  seen.add(key);
  const { file, imports = [], css = [] } = manifest[key];
  const files = new Set([file, ...css]);
  for (const each of imports) for (const name of filesOf(each, seen)) files.add(name);
  return files;
}

const total = (files) => [...files].reduce((sum, file) => sum + weightOf(file), 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (!entry) throw new Error('the build has no entry');
const first = filesOf(entry);
// The texts come with the first page, though they are fetched apart: one language of them.
const texts = Object.keys(manifest).filter((key) => /\/i18n\/(fr|en)\/index\.ts$/.test(key));
const language = texts.map((key) => filesOf(key)).sort((a, b) => total(b) - total(a))[0] ?? new Set();
const firstLoad = new Set([...first, ...language]);

const pages = Object.keys(manifest)
  .filter((key) => manifest[key].isDynamicEntry && !texts.includes(key))
  .map((key) => [key, total([...filesOf(key)].filter((file) => !firstLoad.has(file)))])
  .sort(([, a], [, b]) => b - a);

const rows = [['first load, with one language', total(firstLoad), budgets.first]];
for (const [key, bytes] of pages) rows.push([key.replace(/^src\//, ''), bytes, budgets.page]);
const heavy = rows.filter(([, bytes, budget]) => bytes > budget);
for (const row of [rows[0], ...rows.slice(1, 6), ...heavy.filter((each) => rows.indexOf(each) > 5)]) {
  const [name, bytes, budget] = row;
  console.log(
    `${kilobytes(bytes).padStart(9)} of ${kilobytes(budget)}  ${name}${bytes > budget ? '  TOO HEAVY' : ''}`,
  );
}
if (rows.length > 6) console.log(`and ${rows.length - 6} lighter pages`);
process.exit(heavy.length > 0 ? 1 : 0);
