import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import type { LiveEvents } from './live-events.js';

/** What the kit asks of the platform of a test. */
interface FollowedPlatform {
  readonly origin: string;
  readonly config: { readonly baseDomain: string };
  eventually<T>(look: () => T | undefined, what: string): Promise<T>;
}

export interface HeardEvent {
  readonly id: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of any shape
  readonly data: any;
}

/** A client that follows an instance, as a browser would. */
export class Follower {
  readonly events: HeardEvent[] = [];
  text = '';
  status = 0;
  headers: IncomingHttpHeaders = {};
  closed = false;
  private rest = '';
  private lastId = '';
  private outgoing!: ClientRequest;

  private constructor(private readonly platform: FollowedPlatform) {}

  static open(
    platform: FollowedPlatform,
    instance: { readonly slug: string },
    client: { readonly cookie: string | undefined },
    headers: Record<string, string> = {},
  ): Promise<Follower> {
    const follower = new Follower(platform);
    const sent = {
      host: `${instance.slug}.${platform.config.baseDomain}`,
      ...(client.cookie && { cookie: client.cookie }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const url = `${platform.origin}/api/workspace/live`;
      follower.outgoing = request(url, { headers: sent, setHost: false, agent: false }, (incoming) => {
        follower.status = incoming.statusCode ?? 0;
        follower.headers = incoming.headers;
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          follower.take(chunk);
          resolve(follower);
        });
        incoming.on('error', () => undefined);
        incoming.on('close', () => {
          follower.closed = true;
          resolve(follower);
        });
      });
      follower.outgoing.on('error', reject);
      follower.outgoing.end();
    });
  }

  get lastEventId(): string {
    return this.lastId;
  }

  of(event: keyof LiveEvents): HeardEvent[] {
    return this.events.filter((each) => each.event === event);
  }

  /** The first event of a name whose data pass, waited for. */
  hears(
    event: keyof LiveEvents,
    passes: (data: HeardEvent['data']) => boolean = () => true,
  ): Promise<HeardEvent> {
    return this.platform.eventually(() => this.of(event).find(({ data }) => passes(data)), `event ${event}`);
  }

  closes(): Promise<true> {
    return this.platform.eventually(() => (this.closed ? true : undefined), 'the end of the stream');
  }

  leave(): void {
    this.outgoing.destroy();
  }

  private take(chunk: string): void {
    this.text += chunk;
    const blocks = `${this.rest}${chunk}`.split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
      this.lastId = lines.get('id') ?? this.lastId;
      const event = lines.get('event');
      if (event) this.events.push({ id: this.lastId, event, data: JSON.parse(lines.get('data') ?? 'null') });
    }
  }
}
