import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { AppConfig } from '../config/app-config.js';
import { Mailer } from './mailer.js';

interface Received {
  from: string;
  to: string[];
  content: string;
}

/** A real SMTP listener on loopback that keeps what it receives. */
async function listen(
  refuse = false,
): Promise<{ url: string; received: Received[]; close: () => Promise<void> }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) =>
      done(refuse ? Object.assign(new Error('no such box'), { responseCode: 550 }) : undefined),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          content: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

describe('mails', () => {
  let folder: string;
  const mailer = (env: Record<string, string> = {}) =>
    new Mailer(new AppConfig({ B2O_DATA_DIR: folder, ...env }));
  const mail = {
    to: 'zoé@dupont.example',
    subject: 'Votre accès à « Dupont & fils »',
    text: 'Bonjour Zoé,\n\nhttps://dupont.myb2o.net/invitation#abc\n',
    fromName: 'Dupont & fils',
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-mail-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('reach a real SMTP server with their accents', async () => {
    const smtp = await listen();
    await mailer({ SMTP_URL: smtp.url }).send({ ...mail, to: 'zoe@dupont.example' });
    await smtp.close();
    expect(smtp.received).toHaveLength(1);
    const [{ from, to, content }] = smtp.received as [Received];
    expect({ from, to }).toEqual({ from: 'ne-pas-repondre@myb2o.localhost', to: ['zoe@dupont.example'] });
    expect(content).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(content).toContain('=?UTF-8?');
    expect(readdirSync(folder)).not.toContain('mail');
  });

  it('fail loudly when the server refuses or does not answer, so that the job tries again', async () => {
    const smtp = await listen(true);
    await expect(mailer({ SMTP_URL: smtp.url }).send(mail)).rejects.toThrow(/550|recipients/i);
    await smtp.close();
    const port = await freePort();
    await expect(mailer({ SMTP_URL: `smtp://127.0.0.1:${port}` }).send(mail)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('become .eml files where no SMTP server is set', async () => {
    await mailer().send(mail);
    const files = readdirSync(join(folder, 'mail'));
    expect(files).toEqual([expect.stringMatching(/\.eml$/)]);
    expect(readFileSync(join(folder, 'mail', files[0] as string), 'utf8')).toContain('To: ');
  });

  it('cannot be made to carry a header of the sender’s choosing', async () => {
    const smtp = await listen();
    await mailer({ SMTP_URL: smtp.url }).send({
      ...mail,
      to: 'zoe@dupont.example',
      subject: 'Bonjour\r\nBcc: everyone@dupont.example',
      fromName: 'A"\r\nBcc: x@y.example',
    });
    await smtp.close();
    expect(smtp.received[0]?.to).toEqual(['zoe@dupont.example']);
    expect(smtp.received[0]?.content).not.toMatch(/^Bcc:/m);
  });
});
