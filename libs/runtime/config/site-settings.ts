import { ConfigError } from './config-error.js';

/** A place for copies away from this machine. `name` is fit for logs and tables: it holds no credential. */
export type SiteSettings = DirectorySettings | SftpSettings | S3Settings;

export interface DirectorySettings {
  readonly kind: 'directory';
  readonly name: string;
  readonly path: string;
}

export interface SftpSettings {
  readonly kind: 'sftp';
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly path: string;
  /** File of the private key. */
  readonly keyFile: string;
  /** `SHA256:…` as ssh-keygen -l prints it; a server that shows another key is not spoken to. */
  readonly hostKey: string;
}

export interface S3Settings {
  readonly kind: 's3';
  readonly name: string;
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  readonly region: string;
  /** Absent: the one of the region. */
  readonly endpoint: string | undefined;
  readonly keyId: string;
  readonly secret: string;
}

type Read = (name: string) => string | undefined;

/** Where every verified copy is sent too: B2O_BACKUP_SECOND_SITE. @throws ConfigError */
export const readSecondSite = (read: Read): SiteSettings | undefined =>
  settingsOf('B2O_BACKUP_SECOND_SITE', 'B2O_BACKUP', read);

/**
 * The same place for whoever removes old copies there: B2O_BACKUP_SECOND_SITE_PRUNE and credentials of its own, which
 * a server must not have. @throws ConfigError
 */
export const readPruneSite = (env: NodeJS.ProcessEnv = process.env): SiteSettings | undefined =>
  settingsOf('B2O_BACKUP_SECOND_SITE_PRUNE', 'B2O_BACKUP_PRUNE', (name) => env[name]?.trim() || undefined);

function settingsOf(variable: string, prefix: string, read: Read): SiteSettings | undefined {
  const value = read(variable);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const makers = { 'file:': directory, 'sftp:': sftp, 's3:': s3 } as const;
  const make = makers[url?.protocol as keyof typeof makers];
  if (!url || !make)
    throw new ConfigError(`${variable} must be a URL that begins with file:///, sftp:// or s3://`);
  // A password in an address ends up in lists of processes and in logs.
  if (url.password) throw new ConfigError(`${variable} must not hold a password`);
  return make(url, variable, (name) => {
    const found = read(`${prefix}_${name}`);
    if (found === undefined) throw new ConfigError(`${variable} needs ${prefix}_${name} too`);
    return found;
  });
}

function directory(url: URL, variable: string): SiteSettings {
  const path = decodeURIComponent(url.pathname);
  if (url.host !== '' || path.length < 2)
    throw new ConfigError(`${variable} must name a folder: file:///path`);
  return { kind: 'directory', name: `file://${path}`, path };
}

function sftp(url: URL, variable: string, need: (name: string) => string): SiteSettings {
  const [user, path] = [decodeURIComponent(url.username), decodeURIComponent(url.pathname)];
  if (!user || !url.hostname || path.length < 2) {
    throw new ConfigError(`${variable} must be complete: sftp://user@host:port/path`);
  }
  const port = url.port === '' ? 22 : Number(url.port);
  const keyFile = need('SFTP_KEY');
  const hostKey = need('SFTP_HOST_KEY').replace(/=+$/, '');
  if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(hostKey)) {
    throw new ConfigError(`${variable} needs the server's fingerprint as ssh-keygen -l prints it: SHA256:…`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { kind: 'sftp', name: `sftp://${url.host}${path}`, host, port, user, path, keyFile, hostKey };
}

function s3(url: URL, variable: string, need: (name: string) => string): SiteSettings {
  const [bucket, prefix] = [url.hostname, url.pathname.replace(/^\/+|\/+$/g, '')];
  const endpoint = url.searchParams.get('endpoint') ?? undefined;
  const region = url.searchParams.get('region') ?? undefined;
  if (!bucket || !/^[\w./-]*$/.test(prefix) || !region) {
    throw new ConfigError(`${variable} must be complete: s3://bucket/prefix?endpoint=https://…&region=…`);
  }
  if (endpoint !== undefined && !isSafe(endpoint)) {
    throw new ConfigError(`${variable}: the endpoint must begin with https://`);
  }
  const name = `s3://${bucket}${prefix && `/${prefix}`}`;
  return {
    kind: 's3',
    name,
    bucket,
    prefix,
    region,
    endpoint,
    keyId: need('S3_KEY_ID'),
    secret: need('S3_SECRET'),
  };
}

/** Encrypted on its way, or not leaving the machine. */
function isSafe(endpoint: string): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.username || url?.password) return false;
  return (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
  );
}
