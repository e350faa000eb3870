import { execFileSync } from 'node:child_process';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { projectRoot } from '#runtime';
// The door of the browser harness needs Jest: it closes what a test has opened.
import { theBrowser } from '../../../libs/testing/browser/chromium.js';
import { watchers } from './probes.js';

/** What the server hands to browsers, built from what is in the folder now. */
export function buildWeb(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--quiet', '--web'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
}

const viewport = { width: 1440, height: 900 };

/** Somebody with a browser of their own: an empty cache, and the cookie of a session. */
export class Visitor {
  private readonly sizes = new Map<string, number>();

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly protocol: CDPSession,
    private readonly origin: string,
  ) {
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      this.sizes.set(requestId, encodedDataLength),
    );
  }

  /** @param cookie of the session: `name=value`. */
  static async arrive(origin: string, cookie: string): Promise<Visitor> {
    const context = await (await theBrowser()).newContext({
      viewport,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
    });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
    await context.addInitScript(watchers);
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    return new Visitor(context, page, protocol, origin);
  }

  /** Makes the processor seem slower by a factor. */
  async slowDown(rate: number): Promise<void> {
    await this.protocol.send('Emulation.setCPUThrottlingRate', { rate });
  }

  /** Begins to load an address; what it has transferred is counted from now on. */
  async go(path: string): Promise<void> {
    this.sizes.clear();
    await this.page.goto(`${this.origin}${path}`, { waitUntil: 'commit' });
  }

  /** Answers of a script in the page. @throws Error when it takes longer than half a minute. */
  ask<T>(script: string): Promise<T> {
    return this.page.evaluate<T>(script);
  }

  /** Requests and bytes over the wire since `go`: heads and compressed bodies. */
  get transferred(): { requests: number; bytes: number } {
    const sizes = [...this.sizes.values()];
    return { requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  }

  /** Waits until nothing more is being loaded and drawn, and answers how far things have moved on their own (CLS). */
  async shift(): Promise<{ score: number; what: string[] }> {
    await this.page.waitForTimeout(1_500);
    return this.ask('({ score: bench.shift, what: bench.shifted })');
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
