// `npm run generate`: what the web application knows of the API, from the server itself: types of requests and answers,
// and the fields of each record. Needs no database. With --check it writes nothing and fails when a file is not current.
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { recordFiles } from './api/record-files.mjs';
import { typesOf } from './api/types-of-document.mjs';

process.chdir(join(import.meta.dirname, '..'));
const check = process.argv.includes('--check');
const target = 'apps/web/src/api/generated';

/** The application as it would listen, on settings of no worth: nothing connects before the database is opened. */
async function describe() {
  const { createServer } = await import('../dist/apps/server/application.js');
  const { AppConfig, AppLogger, ENTITIES, fieldsOf, OpenApi, RecordType } = await import(
    '../dist/libs/runtime/index.js'
  );
  const folder = mkdtempSync(join(tmpdir(), 'b2o-generate-'));
  const env = {
    B2O_DATA_DIR: folder,
    B2O_SECRET_KEY: 'of no worth: nothing is encrypted here',
    LOG_LEVEL: 'warn',
  };
  const warnings = [];
  const logger = new AppLogger('warn', { write: (line) => warnings.push(JSON.parse(line).msg) });
  const app = await createServer(new AppConfig(env), logger, 'postgres://nobody@127.0.0.1:1/none');
  try {
    const document = app.get(OpenApi).whole();
    // Two classes of one name would give one of them the other's type.
    const twice = warnings.filter((each) => String(each).startsWith('Duplicate DTO'));
    if (twice.length > 0) throw new Error(twice.join('\n'));
    const types = app
      .get(ENTITIES)
      .map((entity) => RecordType.of(entity))
      .filter(Boolean);
    const records = recordFiles(types, fieldsOf);
    return Object.fromEntries([
      ['schema.d.ts', typesOf(document)],
      ...Object.entries(records).map(([file, content]) => [`records/${file}`, content]),
    ]);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function formatted(file, content) {
  const { status, stdout, stderr } = spawnSync(
    'node_modules/.bin/biome',
    ['format', `--stdin-file-path=${file}`],
    { input: content, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`${file}: ${stderr}`);
  return stdout;
}

const current = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const files = Object.entries(await describe()).map(([name, content]) => {
  const file = `${target}/${name}`;
  return [file, formatted(file, content)];
});
const stale = files.filter(([file, content]) => current(file) !== content);
const surplus = globSync(`${target}/**/*.ts`).filter((file) => !files.some(([name]) => name === file));
if (check) {
  const wrong = [...stale.map(([file]) => file), ...surplus];
  if (wrong.length > 0) {
    console.error(`not current, run npm run generate: ${wrong.join(', ')}`);
    process.exit(1);
  }
} else {
  for (const [file, content] of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  for (const file of surplus) rmSync(file);
  console.log(`${files.length} files, ${stale.length + surplus.length} changed`);
}
