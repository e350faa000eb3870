import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppConfig } from './app-config.js';

describe('settings', () => {
  let folder: string;
  const config = (env: Record<string, string> = {}) => new AppConfig({ B2O_DATA_DIR: folder, ...env });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('have defaults that start on any machine', () => {
    const found = config();
    expect(found).toMatchObject({
      port: 3000,
      baseDomain: 'myb2o.localhost',
      publicUrlScheme: 'http',
      databaseUrl: undefined,
      smtpUrl: undefined,
      backupDir: join(folder, 'backups'),
    });
    expect(found.urlOfHost('dupont')).toBe('http://dupont.myb2o.localhost:3000');
  });

  it('use https without a port on a public domain', () => {
    expect(config({ B2O_BASE_DOMAIN: 'myb2o.net' }).urlOfHost('dupont')).toBe('https://dupont.myb2o.net');
  });

  it('keep a generated key, readable by its owner only', () => {
    const key = config().secretKey;
    expect(key.length).toBeGreaterThanOrEqual(48);
    expect(config().secretKey.equals(key)).toBe(true);
    expect(statSync(join(folder, 'secret-key')).mode & 0o077).toBe(0);
  });

  it.each([
    ['B2O_KEYS_DIR', 'copies/keys', 'must not be in the folder of the copies'],
    ['B2O_KEYS_DIR', 'copies', 'must not be in the folder of the copies'],
    ['B2O_KEYS_DIR', 'elsewhere/../copies/a/b', 'must not be in the folder of the copies'],
    ['B2O_KEYS_DIR', 'link/keys', 'must not be in the folder of the copies'],
    ['B2O_KEYS_SECOND_DIR', 'copies/keys', 'must not be in the folder of the copies'],
    ['B2O_KEYS_SECOND_DIR', 'keys', 'must be another folder than B2O_KEYS_DIR'],
    ['B2O_KEYS_SECOND_DIR', 'keys/second', 'must be another folder than B2O_KEYS_DIR'],
  ])('refuse %s=%s, where keys would travel with the copies or with each other', (name, path, line) => {
    mkdirSync(join(folder, 'copies'), { recursive: true });
    rmSync(join(folder, 'link'), { force: true });
    symlinkSync(join(folder, 'copies'), join(folder, 'link'));
    expect(() => config({ B2O_BACKUP_DIR: join(folder, 'copies'), [name]: join(folder, path) })).toThrow(
      line,
    );
  });

  it('keep keys beside the copies, and a second time where asked', () => {
    const found = config({ B2O_KEYS_SECOND_DIR: `${folder}-second`, B2O_BACKUP_KEY: 'k'.repeat(32) });
    expect(found.keysDir).toBe(join(folder, 'keys'));
    expect(found.keysSecondDir).toBe(`${folder}-second`);
    expect(found.backupKey).toEqual(Buffer.from('k'.repeat(32)));
    expect(config()).toMatchObject({ keysSecondDir: undefined, backupKey: undefined });
    const named = { B2O_BACKUP_DIR: join(folder, 'copies'), B2O_KEYS_DIR: join(folder, 'copies-keys') };
    expect(config(named).keysDir).toBe(join(folder, 'copies-keys'));
  });

  it.each([
    ['DATABASE_URL', 'mysql://u:hunter2@h/db', /DATABASE_URL must be a URL that begins with postgres:/],
    ['B2O_PORT', '70000', /B2O_PORT must be a whole number from 0 to 65535/],
    ['B2O_PORT', '3e3', /B2O_PORT/],
    ['B2O_BASE_DOMAIN', 'my b2o', /B2O_BASE_DOMAIN must be a domain name/],
    ['B2O_PUBLIC_URL_SCHEME', 'ftp', /must be http or https/],
    ['SMTP_URL', 'mail.example', /SMTP_URL must be a URL/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL must be one of/],
    ['B2O_SECRET_KEY', 'short', /at least 32 characters/],
    ['B2O_BACKUP_SECOND_SITE', 'ftp://u:hunter2@h/x', /must be a URL that begins with file:/],
    ['B2O_BACKUP_KEY', 'hunter2', /B2O_BACKUP_KEY must have at least 32 characters/],
    ['B2O_BACKUP_KEY_BEFORE', 'hunter2', /B2O_BACKUP_KEY_BEFORE must have at least 32 characters/],
    ['NODE_ENV', 'production', /B2O_SECRET_KEY is required in production/],
  ])('refuse %s=%s with one line', (name, value, line) => {
    expect(() => config({ [name]: value })).toThrow(line);
    try {
      config({ [name]: value });
    } catch (error) {
      const { message } = error as Error;
      expect(message).not.toContain('\n');
      expect(message).not.toContain('hunter2');
    }
  });
});
