import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreLibraryLinks } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { portIn, serverSettings } from './server-settings.js';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'b2o-binaries-'));
  mkdirSync(join(home, 'native', 'lib'), { recursive: true });
  writeFileSync(join(home, 'native', 'lib', 'libpq.so.5.18'), 'library');
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  writeFileSync(join(home, 'native', 'pg-symlinks.json'), JSON.stringify(links));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe("PostgreSQL's library links", () => {
  it('are made when the install script has not made them, and may be asked for twice', () => {
    restoreLibraryLinks(join(home, 'native'));
    restoreLibraryLinks(join(home, 'native'));
    expect(readlinkSync(join(home, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readlinkSync(join(home, 'native', 'lib', 'libpq.so'))).toBe('libpq.so.5.18');
  });

  it('say what to do when they cannot be made', () => {
    rmSync(join(home, 'native', 'lib'), { recursive: true });
    expect(() => restoreLibraryLinks(join(home, 'native'))).toThrow(EmbeddedPostgresError);
    expect(() => restoreLibraryLinks(join(home, 'native'))).toThrow(/npm rebuild .* or set DATABASE_URL/);
  });
});

describe('The settings of the embedded server', () => {
  it('remember the port', () => {
    expect(portIn(serverSettings(54_321, false))).toBe(54_321);
    expect(portIn('')).toBeUndefined();
  });

  it('give up durability only for a throw-away server', () => {
    expect(serverSettings(5432, false)).not.toContain('fsync');
    expect(serverSettings(5432, true)).toContain("fsync = 'off'");
  });
});
