import { createHash } from 'node:crypto';
import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';

/** A server that is not the platform's. */
export interface SmtpServer {
  /** Where to connect: an address that was looked at, so that the name cannot mean another one meanwhile. */
  readonly address: string;
  /** What its certificate must say. */
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte (RFC 8314), `starttls` required, `none` in the clear. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

interface Open {
  readonly transport: Transporter;
  sending: number;
  idle?: NodeJS.Timeout;
}

const pool = {
  pool: true as const,
  maxConnections: 3,
  maxMessages: 100,
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
};

/** Connections to SMTP servers are kept while mails follow each other: a campaign does not sign in for each one. */
export class MailTransports {
  private readonly open = new Map<string, Open>();

  constructor(private readonly idleMs = 1_000) {}

  /** @param server an address such as `smtps://user:password@host`, or a server of an instance's own */
  async send(server: SmtpServer | string, mail: SendMailOptions): Promise<unknown> {
    const key = createHash('sha256').update(JSON.stringify(server)).digest('hex');
    const known: Open = this.open.get(key) ?? { transport: make(server), sending: 0 };
    this.open.set(key, known);
    clearTimeout(known.idle);
    known.sending += 1;
    try {
      return await known.transport.sendMail(mail);
    } finally {
      known.sending -= 1;
      if (known.sending === 0) known.idle = setTimeout(() => this.drop(key), this.idleMs);
    }
  }

  close(): void {
    for (const key of this.open.keys()) this.drop(key);
  }

  private drop(key: string): void {
    const known = this.open.get(key);
    clearTimeout(known?.idle);
    this.open.delete(key);
    known?.transport.close();
  }
}

function make(server: SmtpServer | string): Transporter {
  if (typeof server === 'string') return nodemailer.createTransport({ ...pool, url: server });
  const { address, host, port, security, user, password } = server;
  return nodemailer.createTransport({
    ...pool,
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: host, minVersion: 'TLSv1.2' },
    ...(user && { auth: { user, pass: password ?? '' } }),
  });
}
