import { answer } from './server';

/** Answers every request to the API from made-up records, in this tab and as long as it is open. */
export function pretendServer(): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/api/')) return real.call(globalThis, input, init);
    const text = await request.text();
    const asked = {
      method: request.method,
      path: url.pathname.slice('/api/'.length),
      query: url.searchParams,
      body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
    };
    return answer(asked, init?.signal ?? null);
  };
}
