// Builds the web application to dist/web with Vite, and its compressed copies, when a source of it has changed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const stampFile = 'dist/web/.stamp';

/** What the build depends on, as one hash. */
function fingerprint() {
  const files = ['package-lock.json', 'scripts/build-web.mjs'];
  for (const file of globSync('apps/web/{src,public,index.html,vite.config.ts}/**').concat(
    globSync('apps/web/*.{html,ts,json}'),
  )) {
    if (statSync(file).isFile()) files.push(file);
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** What runs on clients' own sites: one small classic script, under an address that never changes. */
async function buildEmbed(build) {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: 'dist/web/forms',
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: {
        input: 'apps/web/src/embed/v1.ts',
        output: { format: 'iife', entryFileNames: 'v1.js' },
      },
    },
  });
}

/** Compressed copies beside the files: the server only picks one. */
async function compress() {
  const files = globSync('dist/web/**/*.{js,css,svg,webmanifest}').filter(
    (file) => statSync(file).size > 1024,
  );
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, quality));
      writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}

export async function buildWeb({ quiet }) {
  const stamp = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const started = Date.now();
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('vite');
  await build({ configFile: 'apps/web/vite.config.ts', logLevel: 'warn' });
  await buildEmbed(build);
  await compress();
  writeFileSync(stampFile, stamp);
  if (!quiet) process.stderr.write(`built the web application in ${Date.now() - started} ms\n`);
}
