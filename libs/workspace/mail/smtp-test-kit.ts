import { SMTPServer } from 'smtp-server';

export interface Listener {
  port: number;
  received: { from: string; to: string[]; content: string }[];
  close: () => Promise<void>;
}

/** A server on loopback, without encryption, that takes one user and refuses some recipients. */
export async function listen(): Promise<Listener> {
  const received: Listener['received'] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      if (address.startsWith('inconnu'))
        return done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }));
      if (address.startsWith('plein'))
        return done(Object.assign(new Error('4.2.2 mailbox full'), { responseCode: 452 }));
      return done();
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          content: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return { port, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
