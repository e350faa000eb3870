// `npm run screenshots`: the pictures of the README, in docs/screenshots, of the built product with the demo company in
// a throw-away data directory. Only what the demo dates from today differs from one run to the next.
import 'reflect-metadata';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { smallerPng } from './smaller-png.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const folder = 'docs/screenshots';
/** A README is read on a telephone too. */
const mostBytes = 200_000;

const desk = { viewport: { width: 1440, height: 900 } };
const dark = { ...desk, colorScheme: 'dark' };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const file = [
  'Code client;Raison sociale;Type;Tél. fixe;Mél;Adresse;CP;Commune',
  'C0107;Charpentes du Louet;Client;02 41 00 01 07;contact@louet.example;8 rue du Port;49610;Mozé-sur-Louet',
  'C0108;SCI Les Tilleuls;Prospect;02 41 00 01 08;;3 place de l’Église;49320;Brissac',
  'C0109;Ravalement Thouet;Sous-traitant;05 49 00 01 09;devis@thouet.example;14 quai Sud;79100;Thouars',
].join('\r\n');

/** Each picture: who looks, with which browser, at which address, and what is done until it is as wished. */
const pictures = [
  { name: 'companies', as: 'claire', with: desk, path: '/crm/companies', until: rows },
  { name: 'company', as: 'claire', with: desk, path: '/', until: aCompany },
  { name: 'palette', as: 'claire', with: desk, path: '/crm/contacts', until: palette },
  { name: 'home', as: 'ines', with: desk, path: '/', until: home },
  { name: 'roles', as: 'claire', with: desk, path: '/identity/roles', until: roles },
  { name: 'imports', as: 'claire', with: desk, path: '/settings/imports/new', until: columns },
  { name: 'board', as: 'claire', with: dark, path: '/crm/opportunities', until: board },
  { name: 'backups', as: 'claire', with: desk, path: '/settings/backups', until: copies },
  { name: 'companies-phone', as: 'ines', with: phone, path: '/crm/companies', until: cards },
];

const heading = (page, level) => page.getByRole('heading', { level }).first().waitFor();
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

async function rows(page) {
  await page.locator('[role="grid"][aria-busy="false"] [data-row="5"] a.title').waitFor();
}

async function board(page) {
  await page.getByText('Devis remis').first().waitFor();
  await page.getByRole('main').getByRole('listitem').nth(8).waitFor();
}

async function copies(page) {
  await press(page, 'Sauvegarder maintenant');
  const asked = page.getByText('Sauvegarde demandée');
  await asked.waitFor();
  await page.getByText('Vos données sont sauvegardées.').waitFor();
  await asked.waitFor({ state: 'detached' });
}

async function cards(page) {
  await page.getByRole('main').getByRole('listitem').nth(5).waitFor();
}

/** Pages of the companies that people of the demo talk about: those that changed last. */
async function told(page) {
  const last = '/api/crm/companies?sort=updatedAt&order=desc&perPage=4';
  const ids = await page.evaluate(
    async (url) => (await (await fetch(url)).json()).items.map(({ id }) => id),
    last,
  );
  return ids.map((id) => `/crm/companies/${id}`);
}

async function aCompany(page) {
  await page.goto((await told(page)).at(-1));
  await heading(page, 1);
}

/** Home remembers what was looked at: somebody has worked before. */
async function home(page) {
  for (const path of await told(page)) {
    await page.goto(path);
    await page.getByRole('tab', { name: 'Historique' }).waitFor();
  }
  await page.goto('/');
  await page.getByRole('region', { name: 'Consultés récemment' }).getByRole('link').nth(3).waitFor();
}

async function palette(page) {
  await heading(page, 1);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('charpentes');
  await page.getByRole('dialog').getByRole('option').nth(3).waitFor();
}

async function roles(page) {
  await page.getByRole('button', { name: 'Sociétés', exact: true }).click();
  await page.getByRole('button', { name: 'Contacts', exact: true }).click();
}

async function columns(page) {
  const upload = { name: 'clients-2025.csv', mimeType: 'text/csv', buffer: Buffer.from(file) };
  await page.locator('input[type="file"]').setInputFiles(upload);
  for (const title of ['Ce que nous y avons trouvé', 'Que contient ce fichier ?']) {
    await page.getByRole('heading', { name: title }).waitFor();
    await press(page, 'Continuer');
  }
  await page.getByRole('combobox', { name: /Raison sociale/ }).waitFor();
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The demo server; resolves once it listens. @throws Error when it ends before. */
async function startDemo(dataDir, port) {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['dist/apps/server/demo/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, B2O_DATA_DIR: dataDir, B2O_PORT: String(port), LOG_LEVEL: 'warn' },
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code} before it listened`)));
  });
  return child;
}

async function signIn(page, email, password) {
  await page.goto('/sign-in');
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('input[type="password"]').waitFor({ state: 'detached' });
}

async function takeAll(origin, { demoPassword }, browser) {
  for (const { name, as, path, until, with: device } of pictures) {
    const context = await browser.newContext({
      baseURL: origin,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
      ...device,
    });
    const page = await context.newPage();
    await signIn(page, `${as}@demo.example`, demoPassword);
    await page.goto(path);
    await until(page);
    // Nothing is pointed at.
    await page.mouse.move(0, 0);
    await page.waitForLoadState('networkidle');
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const target = join(folder, `${name}.png`);
    const picture = smallerPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    await context.close();
    writeFileSync(target, picture);
    const size = picture.length;
    process.stdout.write(`${target}  ${Math.round(size / 1000)} kB\n`);
    if (size > mostBytes) throw new Error(`${target} is heavier than ${mostBytes / 1000} kB`);
  }
}

const built = spawnSync(process.execPath, ['scripts/build.mjs', '--quiet', '--web'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
const demo = await import('../dist/apps/server/demo/demo.service.js');
const { theBrowser, closeBrowser } = await import('../dist/libs/testing/browser/chromium.js');
mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'b2o-screenshots-'));
let server;
try {
  const port = await freePort();
  server = await startDemo(dataDir, port);
  await takeAll(`http://${demo.demoSlug}.myb2o.localhost:${port}`, demo, await theBrowser());
} finally {
  await closeBrowser();
  if (server) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
}
