import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Absolute paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

const platforms: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Finds the programs in the npm package of this platform and makes sure that they can load their libraries. */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const platform = platforms[`${process.platform}-${process.arch}`];
  if (!platform) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
  const name = `@embedded-postgres/${platform}`;
  let binaries: PostgresBinaries;
  try {
    binaries = (await import(name)) as PostgresBinaries;
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed: run npm ci with optional dependencies, or set DATABASE_URL.`,
      { cause: error },
    );
  }
  restoreLibraryLinks(dirname(dirname(binaries.postgres)));
  return binaries;
}

/**
 * npm archives hold no symbolic links: the package lists them in a file and makes them in its install script, which
 * does not run where scripts are switched off. We make those that are missing.
 */
export function restoreLibraryLinks(nativeDir: string): void {
  const list = join(nativeDir, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const packageDir = dirname(nativeDir);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(packageDir, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EmbeddedPostgresError(
        `PostgreSQL's library link ${link} is missing and cannot be made (${(error as Error).message}): run npm rebuild as the owner of node_modules, or set DATABASE_URL.`,
        { cause: error },
      );
    }
  }
}
