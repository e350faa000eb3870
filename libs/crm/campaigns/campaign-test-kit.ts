import { SMTPServer } from 'smtp-server';
import { systemActor } from '#runtime';
import { InstanceScope } from '#tenancy';
import type { TestClient, TestInstance } from '#testing';
import { CampaignSending } from './sending/campaign-sending.js';
import { CampaignStart } from './sending/campaign-start.js';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly content: string;
}

/** What a server says to a recipient: nothing to take the mail, else its refusal. */
export type Verdict = (
  address: string,
  times: number,
) => { code: number; text: string } | 'hang-up' | undefined;

/** A real SMTP server on loopback that keeps what it takes. */
export class Postbox {
  readonly mails: ReceivedMail[] = [];
  private readonly asked = new Map<string, number>();
  private server: SMTPServer | undefined;
  verdict: Verdict = () => undefined;
  /** How long it takes to answer a message. */
  delayMs = 0;
  address = '';

  async open(port = 0): Promise<string> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _, done) => {
        const times = (this.asked.get(address) ?? 0) + 1;
        this.asked.set(address, times);
        const verdict = this.verdict(address, times);
        if (!verdict || verdict === 'hang-up') return done();
        done(Object.assign(new Error(verdict.text), { responseCode: verdict.code }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const to = rcptTo[0]?.address ?? '';
          // From here on the mail is ours, whether or not the sender hears of it.
          this.mails.push({
            from: mailFrom ? mailFrom.address : '',
            to,
            content: Buffer.concat(chunks).toString('utf8'),
          });
          if (this.verdict(to, this.asked.get(to) ?? 0) === 'hang-up') return this.breakOff(session.id);
          setTimeout(done, this.delayMs);
        });
      },
    });
    this.server.on('error', () => undefined);
    const { server } = this;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    this.address = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
    return this.address;
  }

  private breakOff(sessionId?: string): void {
    const { connections } = this.server as unknown as { connections: Set<Connection> };
    for (const { session, _socket } of [...connections])
      if (sessionId === undefined || session.id === sessionId) _socket.destroy();
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.breakOff();
    await closed;
  }

  /** How many mails came to each address. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { to } of this.mails) counts.set(to, (counts.get(to) ?? 0) + 1);
    return counts;
  }

  mailTo(address: string): ReceivedMail | undefined {
    return this.mails.find(({ to }) => to === address);
  }
}

/** What people do with campaigns in the tests. */
export class CampaignKit {
  constructor(
    readonly instance: TestInstance,
    readonly client: TestClient,
  ) {}

  /** Contacts who may be written to: people of a company, who were told whose list they are on. */
  async contacts(names: readonly string[], companyName = 'Menuiserie Roy'): Promise<string[]> {
    const company = await this.made('/api/crm/companies', { name: companyName, kind: 'customer' });
    const ids: string[] = [];
    for (const name of names) {
      const { id } = await this.made('/api/crm/contacts', {
        lastName: name,
        firstName: 'Léa',
        emails: [{ label: 'work', address: `${name.toLowerCase()}@parti.example` }],
      });
      await this.made('/api/crm/affiliations', { contactId: id, companyId: company.id });
      ids.push(id);
    }
    return ids;
  }

  /** A segment of these contacts. */
  async segment(contactIds: readonly string[], name = `Segment ${contactIds[0]}`): Promise<string> {
    const { id } = await this.made('/api/crm/segments', { name, kind: 'fixed' });
    await this.instance.work((db) =>
      db.query(
        'INSERT INTO crm_segment_member (segment_id, contact_id) SELECT $1, id FROM unnest($2::uuid[]) AS id',
        [id, contactIds],
      ),
    );
    return id;
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async campaign(segmentId: string, input: Record<string, unknown> = {}): Promise<any> {
    return this.made('/api/crm/campaigns', {
      name: 'Portes ouvertes',
      segmentId,
      subject: 'Bonjour {{contact.lastName}}',
      body: 'Venez samedi, {{contact.firstName|Madame, Monsieur}}.',
      ratePerMinute: 6000,
      ...input,
    });
  }

  command(campaign: { id: string; version: number }, name: string, body: unknown = {}, client = this.client) {
    return client.post(`/api/crm/campaigns/${campaign.id}/${name}`, body, {
      headers: { 'if-match': `"${campaign.version}"` },
    });
  }

  /** Tested by whoever writes it, and sent at once. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async launched(campaign: { id: string; version: number }): Promise<any> {
    const tested = await this.command(campaign, 'test');
    if (tested.status !== 200) throw new Error(`test: ${tested.status} ${tested.text}`);
    const sent = await this.command(tested.body, 'schedule');
    if (sent.status !== 200) throw new Error(`schedule: ${sent.status} ${sent.text}`);
    return sent.body;
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async get(id: string): Promise<any> {
    return (await this.client.get(`/api/crm/campaigns/${id}`)).body;
  }

  /** What jobs do, outside any unit of work. */
  asPlatform<T>(work: () => Promise<T>): Promise<T> {
    const { instance } = this;
    const scope = instance.platform.app.get(InstanceScope);
    return scope.run(instance.row, systemActor('test job'), work);
  }

  /** Runs the next batch now, whenever its job would have come. */
  async batch(campaignId: string): Promise<void> {
    const [run] = await this.instance.work((db) =>
      db.query<{ number: number }>('SELECT number FROM crm_campaign_run WHERE id = $1', [campaignId]),
    );
    const sending = this.instance.platform.app.get(CampaignSending);
    await this.asPlatform(() => sending.run(campaignId, run?.number ?? 0));
  }

  /** Sets a campaign going that is scheduled for now. */
  async begin(campaign: { id: string; version: number }): Promise<void> {
    await this.launched(campaign);
    await this.asPlatform(() => this.instance.platform.app.get(CampaignStart).start(campaign.id));
  }

  /** Waits until a campaign is in a state. */
  async until(id: string, state: string, withinMs = 20_000) {
    return (this.instance.platform as unknown as Waiting).eventually(
      async () => {
        const campaign = await this.get(id);
        return campaign.state === state ? campaign : undefined;
      },
      `the campaign to be ${state}`,
      withinMs,
    );
  }

  /** `{ address: 'sent' }`, or the state with its reason. */
  async outcomes(campaignId: string): Promise<Record<string, string>> {
    const { body } = await this.client.get(
      `/api/crm/campaign-recipients?campaignId=${campaignId}&perPage=200`,
    );
    const told = ({ state, reason }: { state: string; reason: string | null }) =>
      reason ? `${state}: ${reason}` : state;
    return Object.fromEntries(
      body.items.map((each: { address: string; state: string; reason: string | null }) => [
        each.address ?? 'nowhere',
        told(each),
      ]),
    );
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async made(path: string, body: object): Promise<any> {
    const answer = await this.client.post(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
}

/** What the server does not tell of. */
interface Connection {
  readonly session: { readonly id: string };
  readonly _socket: { destroy(): void };
}

interface Waiting {
  eventually<T>(look: () => Promise<T | undefined>, what: string, withinMs?: number): Promise<T>;
}
