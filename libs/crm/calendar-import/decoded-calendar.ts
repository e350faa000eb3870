/** Calendars are UTF-8 (RFC 5545, 3.1.4); older programs write Windows-1252. */
export function decodedCalendar(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    const wide = content[0] === 0xff || content[1] === 0;
    return new TextDecoder(wide ? 'utf-16le' : 'windows-1252').decode(content);
  }
}
