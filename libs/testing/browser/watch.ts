import type { Page } from 'playwright-core';

/** What went wrong in one page without anybody asking. */
export class Complaints {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(page: Page, origin: string) {
    page.on('pageerror', (error) => this.add(`error: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      const type = message.type();
      if (type !== 'error' && type !== 'warning') return;
      const { url } = message.location();
      if (isRefusal(message.text(), url, origin)) return;
      this.add(`console ${type}: ${message.text()} (${url})`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol === 'data:' || url.protocol === 'blob:') return;
      if (url.origin !== origin) this.add(`request to another host: ${url.origin}`);
      if (url.pathname === '/api/csp-reports')
        this.add(`breach of the content policy: ${request.postData() ?? ''}`);
    });
  }

  /** A complaint that the test is about: it must come, and is then no fault. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** What is wrong, those expected in vain included. */
  faults(): string[] {
    const unexpected = this.found.filter((each) => !this.expected.some((pattern) => pattern.test(each)));
    const inVain = this.expected.filter((pattern) => !this.found.some((each) => pattern.test(each)));
    return [...unexpected, ...inVain.map((pattern) => `expected in vain: ${pattern}`)];
  }

  private add(complaint: string): void {
    this.found.push(complaint);
  }
}

/** Browsers write every refusal of the API to the console as an error; the application is expected to handle them. */
const isRefusal = (text: string, url: string, origin: string): boolean =>
  url.startsWith(`${origin}/api/`) && /^Failed to load resource: .* status of 4\d\d /.test(text);
