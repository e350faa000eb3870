import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { projectRoot } from '#runtime';

const installed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
  (name) => `/usr/bin/${name}`,
);

interface Program {
  readonly path: string;
  readonly env: Record<string, string>;
}

/** The Chromium of CHROME_PATH, that of the machine, or the one that npm brings. */
function program(): Program {
  const own = process.env['CHROME_PATH'];
  if (own) return { path: own, env: {} };
  const found = installed.find((path) => existsSync(path));
  return found ? { path: found, env: {} } : packaged();
}

/** Chromium from the package, unpacked once for each version and account, with the libraries that a bare machine lacks. */
function packaged(): Program {
  const source = join(projectRoot, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(readFileSync(source, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `b2o-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(join(folder, 'chromium'))) unpack(folder);
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** Unpacks aside and moves in one step: two workers may do it at once. */
function unpack(folder: string): void {
  const staging = mkdtempSync(join(tmpdir(), 'b2o-chromium-'));
  // The package unpacks into the folder for temporary files; its libraries only where it believes to be in a cloud.
  execFileSync(
    process.execPath,
    ['--input-type=module', '-e', "import c from '@sparticuz/chromium'; await c.executablePath();"],
    {
      cwd: projectRoot,
      env: { PATH: process.env['PATH'], TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    },
  );
  // Its own settings look for fonts in the folders of that cloud; without any font Chromium ends.
  writeFileSync(
    join(staging, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
}

let browser: Promise<Browser> | undefined;

/** The one browser of a suite; it starts with the first page. */
export function theBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

function launch(): Promise<Browser> {
  const { path, env } = program();
  return chromium.launch({
    executablePath: path,
    // It opens nothing but the pages under test, often as root, where the sandbox cannot work.
    chromiumSandbox: false,
    args: ['--disable-gpu', '--font-render-hinting=none', '--no-pings', '--disable-domain-reliability'],
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), TZ: 'UTC', LC_ALL: 'C.UTF-8', ...env },
  });
}

export async function closeBrowser(): Promise<void> {
  const running = browser;
  browser = undefined;
  await (await running)?.close();
}
