import { Readable } from 'node:stream';
import type { LiveEvent } from './live-events.js';

/** Bytes that may wait for a client; one that is slower than that is dropped, and comes back for a `resync`. */
const mostWaiting = 64 * 1024;

/** How long a closed stream waits for a client that does not read, in milliseconds. */
const farewellMs = 2_000;

/** How long a client waits before it comes back, in milliseconds. */
const retryMs = 3_000;

/**
 * One answer of the type `text/event-stream`.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStream {
  readonly body = new Readable({ read: () => undefined });

  private over = false;

  /** @param cut breaks the connection of a client that does not read. */
  constructor(
    id: string,
    private readonly cut: () => void,
  ) {
    this.write(`retry: ${retryMs}\nid: ${id}\n\n`);
  }

  get closed(): boolean {
    return this.over || this.body.destroyed;
  }

  onClose(work: () => void): void {
    this.body.once('close', work);
  }

  send(id: string, { event, data }: LiveEvent): void {
    this.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps proxies from closing a silent connection, and moves the id that a client comes back with. */
  beat(id: string): void {
    this.write(`id: ${id}\n:\n\n`);
  }

  /** Says a last word and ends the answer. */
  end(id: string, last: LiveEvent): void {
    if (this.closed) return;
    this.send(id, last);
    this.over = true;
    this.body.push(null);
    setTimeout(this.cut, farewellMs).unref();
  }

  private write(text: string): void {
    if (this.closed) return;
    this.body.push(text);
    if (this.body.readableLength > mostWaiting) this.body.destroy();
  }
}
