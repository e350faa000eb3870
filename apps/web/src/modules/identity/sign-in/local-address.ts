/** An address of this instance and nothing else: a link must not lead somebody who just signed in elsewhere. */
export function localAddress(next: string | null, origin: string): string {
  // Read as the browser reads it: it drops tabs, and takes `\` for `/`.
  const url = next?.startsWith('/') && URL.canParse(next, origin) ? new URL(next, origin) : undefined;
  return url?.origin === origin ? `${url.pathname}${url.search}${url.hash}` : '/';
}
