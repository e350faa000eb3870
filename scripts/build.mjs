// Compiles apps, libs and test to dist with SWC, only the files that changed; with --web also the web application. A
// build with nothing to do takes milliseconds, so that `npm run b2o` and `npm start` can always begin with it.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const quiet = process.argv.includes('--quiet');
const isTest = (file) => /\.(spec|int-spec|e2e-spec)\.ts$/.test(file);
const sources = globSync('{apps,libs,test}/**/*.ts').filter(
  (file) => !isTest(file) && !file.endsWith('.d.ts') && !file.startsWith('apps/web/'),
);
const target = (file) => join('dist', file.replace(/\.ts$/, '.js'));

// A file older than the compiler's configuration is stale too.
const config = JSON.parse(readFileSync('.swcrc', 'utf8'));
const configTime = Math.max(statSync('.swcrc').mtimeMs, statSync('package.json').mtimeMs);
const stale = sources.filter((file) => {
  const out = target(file);
  if (!existsSync(out)) return true;
  const built = statSync(out).mtimeMs;
  return built < statSync(file).mtimeMs || built < configTime;
});

// A deleted source must not live on as a compiled file.
const wanted = new Set(sources.map(target));
for (const file of globSync('dist/{apps,libs,test}/**/*.js')) {
  if (!wanted.has(file)) for (const suffix of ['', '.map']) rmSync(file + suffix, { force: true });
}

if (stale.length > 0) {
  const { transformFile } = await import('@swc/core');
  const started = Date.now();
  await Promise.all(
    stale.map(async (file) => {
      const { code, map } = await transformFile(file, {
        ...config,
        $schema: undefined,
        swcrc: false,
        filename: file,
      });
      const out = target(file);
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(`${out}.map`, map ?? '');
      writeFileSync(out, `${code}\n//# sourceMappingURL=${out.split('/').pop()}.map\n`);
    }),
  );
  if (!quiet) process.stderr.write(`built ${stale.length} files in ${Date.now() - started} ms\n`);
} else if (!quiet) {
  process.stderr.write('nothing to build\n');
}

if (process.argv.includes('--web')) {
  const { buildWeb } = await import('./build-web.mjs');
  await buildWeb({ quiet });
}
