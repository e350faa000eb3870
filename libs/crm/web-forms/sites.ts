/** The origin of what somebody typed as a site's address; what is none stays as it is. */
export function siteOf(typed: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  return URL.canParse(address) ? new URL(address).origin : typed;
}

/** Whether a text is the origin of a site: https, and http for the developer's own machine alone. */
export function isSite(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { origin, protocol, hostname, username, password } = new URL(value);
  if (origin !== value || username || password || !/^[a-z0-9.-]+$/.test(hostname)) return false;
  const local = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1';
  return protocol === 'https:' ? hostname.includes('.') || local : protocol === 'http:' && local;
}
