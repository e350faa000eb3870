import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ConfigError } from './config-error.js';
import { readSecondSite, type SiteSettings } from './site-settings.js';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** The settings of one process, read once from the environment. README.md lists the variables. */
export class AppConfig {
  readonly production: boolean;
  /** Absent: an embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly port: number;
  readonly baseDomain: string;
  readonly publicUrlScheme: 'http' | 'https';
  /** 32 bytes or more; every other key of the platform is derived from it. */
  readonly secretKey: Buffer;
  /** Absent: mails are written as `.eml` files. */
  readonly smtpUrl: string | undefined;
  /** Whether an instance's own mail server may be in a private network; else only on the public Internet. */
  readonly privateMailServers: boolean;
  readonly backupDir: string;
  /** What a copy that the server takes beside people's work may read or write a second, as text, in megabytes. */
  readonly backupMbPerSecond: number;
  /** When the day's two copies are taken, in minutes after midnight on each instance's own clock; undefined: never. */
  readonly backupTimes: { readonly midday: number | undefined; readonly evening: number | undefined };
  /** Where copies are brought back to prove them; absent: an embedded PostgreSQL, thrown away afterwards. */
  readonly proofDatabaseUrl: string | undefined;
  /** Where verified copies are sent too; absent: nowhere. */
  readonly secondSite: SiteSettings | undefined;
  readonly filesDir: string;
  /** Keys of copies, never in the folder of the copies themselves. */
  readonly keysDir: string;
  /** Where every key is written a second time, on another disk or machine. */
  readonly keysSecondDir: string | undefined;
  /** Wraps the keys of copies; absent: a key derived from `secretKey` does. */
  readonly backupKey: Buffer | undefined;
  /** The wrapping key before this one, while keys are wrapped anew: `B2O_BACKUP_KEY`, or the secret key, of then. */
  readonly backupKeyBefore: Buffer | undefined;
  readonly mailDir: string;
  readonly logLevel: LogLevel;
  readonly poolSize: number;
  /** Requests a second that one user or address may send before being slowed. */
  readonly rateLimit: number;
  /** Addresses of proxies whose forwarding headers are believed; none by default. */
  readonly trustedProxies: readonly string[];

  constructor(env: NodeJS.ProcessEnv = process.env) {
    const read = (name: string) => env[name]?.trim() || undefined;
    this.production = read('NODE_ENV') === 'production';
    this.databaseUrl = urlOf('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:']);
    this.dataDir = resolve(read('B2O_DATA_DIR') ?? '.data');
    this.port = integerOf('B2O_PORT', read('B2O_PORT') ?? '3000', 0, 65_535);
    this.baseDomain = (read('B2O_BASE_DOMAIN') ?? 'myb2o.localhost').toLowerCase();
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(this.baseDomain)) {
      throw new ConfigError('B2O_BASE_DOMAIN must be a domain name such as myb2o.net');
    }
    const local = this.baseDomain === 'localhost' || this.baseDomain.endsWith('.localhost');
    const scheme = read('B2O_PUBLIC_URL_SCHEME') ?? (local ? 'http' : 'https');
    if (scheme !== 'http' && scheme !== 'https') {
      throw new ConfigError('B2O_PUBLIC_URL_SCHEME must be http or https');
    }
    this.publicUrlScheme = scheme;
    this.smtpUrl = urlOf('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']);
    const servers = read('B2O_PRIVATE_MAIL_SERVERS') ?? 'no';
    if (servers !== 'yes' && servers !== 'no')
      throw new ConfigError('B2O_PRIVATE_MAIL_SERVERS must be yes or no');
    this.privateMailServers = servers === 'yes';
    this.backupDir = resolve(read('B2O_BACKUP_DIR') ?? join(this.dataDir, 'backups'));
    this.backupTimes = {
      midday: timeOf('B2O_BACKUP_MIDDAY', read('B2O_BACKUP_MIDDAY') ?? '12:30'),
      evening: timeOf('B2O_BACKUP_EVENING', read('B2O_BACKUP_EVENING') ?? '20:00'),
    };
    this.backupMbPerSecond = integerOf(
      'B2O_BACKUP_MB_PER_SECOND',
      read('B2O_BACKUP_MB_PER_SECOND') ?? '4',
      1,
      10_000,
    );
    const proofs = 'B2O_PROOF_DATABASE_URL';
    this.proofDatabaseUrl = urlOf(proofs, read(proofs), ['postgres:', 'postgresql:']);
    this.secondSite = readSecondSite(read);
    this.filesDir = resolve(read('B2O_FILES_DIR') ?? join(this.dataDir, 'files'));
    this.keysDir = resolve(read('B2O_KEYS_DIR') ?? join(this.dataDir, 'keys'));
    const second = read('B2O_KEYS_SECOND_DIR');
    this.keysSecondDir = second === undefined ? undefined : resolve(second);
    this.keepApart();
    this.backupKey = keyOf('B2O_BACKUP_KEY', read('B2O_BACKUP_KEY'));
    this.backupKeyBefore = keyOf('B2O_BACKUP_KEY_BEFORE', read('B2O_BACKUP_KEY_BEFORE'));
    this.mailDir = join(this.dataDir, 'mail');
    const level = read('LOG_LEVEL') ?? 'info';
    if (!logLevels.includes(level as LogLevel)) {
      throw new ConfigError(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
    }
    this.logLevel = level as LogLevel;
    this.poolSize = integerOf(
      'B2O_POOL_SIZE',
      read('B2O_POOL_SIZE') ?? String(2 * availableParallelism()),
      1,
      200,
    );
    this.rateLimit = integerOf('B2O_RATE_LIMIT', read('B2O_RATE_LIMIT') ?? '2000', 1, 1_000_000);
    this.trustedProxies = (read('B2O_TRUSTED_PROXIES') ?? '')
      .split(',')
      .map((address) => address.trim())
      .filter(Boolean);
    this.secretKey = this.readSecretKey(read('B2O_SECRET_KEY'));
  }

  /** The address of an instance: its own host under the base domain, never taken from a request. */
  urlOfHost(label: string): string {
    const defaultPort = this.publicUrlScheme === 'https' ? 443 : 80;
    const behindProxy = this.publicUrlScheme === 'https';
    const port = behindProxy || this.port === defaultPort ? '' : `:${this.port}`;
    return `${this.publicUrlScheme}://${label}.${this.baseDomain}${port}`;
  }

  /** Who takes the copies away must not take their keys with them. */
  private keepApart(): void {
    const copies = realPath(this.backupDir);
    const keys = realPath(this.keysDir);
    const second = this.keysSecondDir && realPath(this.keysSecondDir);
    for (const [name, folder] of [
      ['B2O_KEYS_DIR', keys],
      ['B2O_KEYS_SECOND_DIR', second],
    ]) {
      if (folder && isWithin(folder, copies))
        throw new ConfigError(`${name} must not be in the folder of the copies (B2O_BACKUP_DIR)`);
    }
    if (second && (isWithin(second, keys) || isWithin(keys, second)))
      throw new ConfigError('B2O_KEYS_SECOND_DIR must be another folder than B2O_KEYS_DIR');
  }

  private readSecretKey(given: string | undefined): Buffer {
    const key = keyOf('B2O_SECRET_KEY', given);
    if (key) return key;
    if (this.production) {
      throw new ConfigError(
        'B2O_SECRET_KEY is required in production: at least 32 random characters, for example from `openssl rand -base64 48`',
      );
    }
    mkdirSync(this.dataDir, { recursive: true, mode: 0o700 });
    const file = join(this.dataDir, 'secret-key');
    try {
      // Exclusive creation: of two processes that start at once, one writes the key and the other reads it.
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, randomBytes(48).toString('base64'));
      closeSync(handle);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'utf8');
  }
}

function urlOf(name: string, value: string | undefined, protocols: string[]): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !protocols.includes(url.protocol)) {
    // The value itself may hold a password, so it is never repeated.
    throw new ConfigError(
      `${name} must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
  }
  return value;
}

/** Minutes after midnight, or undefined for `off`. */
function timeOf(name: string, value: string): number | undefined {
  if (value === 'off') return undefined;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value) ?? [];
  if (hours === undefined) throw new ConfigError(`${name} must be a time such as 20:00, or off`);
  return Number(hours) * 60 + Number(minutes);
}

function keyOf(name: string, value: string | undefined): Buffer | undefined {
  if (value === undefined) return undefined;
  const key = Buffer.from(value, 'utf8');
  if (key.length < 32) throw new ConfigError(`${name} must have at least 32 characters`);
  return key;
}

/** The folder without symbolic links, as far as it exists already. */
function realPath(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  const parent = dirname(folder);
  return parent === folder ? folder : join(realPath(parent), basename(folder));
}

const isWithin = (folder: string, other: string): boolean => {
  const way = relative(other, folder);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

function integerOf(name: string, value: string, min: number, max: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}`);
  }
  return number;
}
