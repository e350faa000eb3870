import { createHash } from 'node:crypto';
import PostalMime, { type Address, type Email as ParsedMail } from 'postal-mime';
import { textOfHtml } from './html-text.js';

export interface ReceivedParty {
  readonly name: string | null;
  readonly address: string;
}

export interface ReceivedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** What we keep of a mail that somebody brought in. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly inReplyTo: string | null;
  /** What it names as earlier in the conversation, the first one first. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: ReceivedParty;
  readonly to: readonly ReceivedParty[];
  readonly cc: readonly ReceivedParty[];
  /** Undefined where it says none, or none that can be. */
  readonly date: Date | undefined;
  readonly text: string;
  /** A machine wrote it by itself (RFC 3834), or says that a mail could not be delivered (RFC 3464). */
  readonly automatic: boolean;
  readonly attachments: readonly ReceivedFile[];
  /** Calendar parts, for answers to invitations. */
  readonly calendars: readonly string[];
}

export type EmlRefusal = 'empty' | 'not-a-mail' | 'no-sender' | 'unreadable';

const longest = { subject: 500, text: 200_000, name: 200, parties: 50, attachments: 50 };

/** Reads a mail (RFC 5322, MIME). Whatever the bytes, it answers: a mail, or why it is none. */
export async function readEml(bytes: Buffer): Promise<ReceivedMail | { refusal: EmlRefusal }> {
  if (bytes.length === 0 || bytes.every((byte) => byte <= 0x20)) return { refusal: 'empty' };
  if (!beginsWithHeaders(bytes)) return { refusal: 'not-a-mail' };
  let parsed: ParsedMail;
  try {
    parsed = await PostalMime.parse(bytes, { maxNestingDepth: 40, maxHeadersSize: 1024 * 1024 });
  } catch {
    return { refusal: 'unreadable' };
  }
  const [from] = partiesOf(parsed.from ? [parsed.from] : []);
  if (!from) return { refusal: 'no-sender' };
  const text = (parsed.text?.trim() || textOfHtml(parsed.html ?? '')).replace(/\r\n?/g, '\n');
  const given = idsIn(parsed.messageId ?? '')[0];
  return {
    messageId: given ?? `${createHash('sha256').update(bytes).digest('hex')}@no-id.invalid`,
    inReplyTo: idsIn(parsed.inReplyTo ?? '')[0] ?? null,
    references: [...new Set([...idsIn(parsed.references ?? ''), ...idsIn(parsed.inReplyTo ?? '')])].slice(
      0,
      100,
    ),
    subject: clean(parsed.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longest.subject),
    from,
    to: partiesOf(parsed.to ?? []),
    cc: partiesOf(parsed.cc ?? []),
    date: dateOf(parsed.date),
    text: wellFormed(clean(text).slice(0, longest.text)),
    automatic: isAutomatic(parsed),
    attachments: filesOf(parsed),
    calendars: calendarsOf(parsed),
  };
}

/** Lines of `Name: value` before the first empty one, some of which a mail has. */
function beginsWithHeaders(bytes: Buffer): boolean {
  const head = bytes
    .subarray(0, 64 * 1024)
    .toString('latin1')
    .replace(/^\ufeff|^ï»¿/, '')
    .replace(/^\s+/, '');
  if (head.startsWith('\0')) return false;
  return /^(from|to|cc|date|subject|message-id|received|return-path|mime-version|content-type|reply-to|sender|delivered-to|x-[a-z-]+)\s*:/im.test(
    head.split(/\r?\n\r?\n/, 1)[0] ?? '',
  );
}

/** NUL and lone surrogates cannot be stored; other controls are no text. */
const clean = (value: string): string => value.replace(/[^\P{Cc}\t\n]/gu, '');
const wellFormed = (value: string): string => (value.isWellFormed() ? value : value.toWellFormed());

function partiesOf(addresses: readonly Address[]): ReceivedParty[] {
  const flat = addresses.flatMap((each) => ('group' in each && each.group ? each.group : [each]));
  return flat
    .flatMap(({ name, address }) => {
      const known = wellFormed(clean(address ?? ''))
        .trim()
        .toLowerCase();
      if (!/^[^\s@]+@[^\s@]+$/.test(known) || known.length > 320) return [];
      const called = wellFormed(clean(name ?? ''))
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, longest.name);
      return [{ name: called === '' ? null : called, address: known }];
    })
    .slice(0, longest.parties);
}

/** `<id@host> <other@host>`; without angle brackets the words themselves. */
function idsIn(header: string): string[] {
  const bracketed = [...header.matchAll(/<([^<>\s]{1,990})>/g)].map(([, id = '']) => id);
  const bare = header
    .split(/\s+/)
    .filter((word) => word.includes('@') && !/[<>]/.test(word) && word.length < 990);
  return (bracketed.length > 0 ? bracketed : bare).map((id) => wellFormed(clean(id))).filter(Boolean);
}

function dateOf(header: string | undefined): Date | undefined {
  const date = new Date(header ?? Number.NaN);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1970 || year > 2100 ? undefined : date;
}

function isAutomatic({ headers, returnPath }: ParsedMail): boolean {
  const headerOf = (name: string) => headers.find(({ key }) => key === name)?.value.toLowerCase() ?? '';
  const submitted = headerOf('auto-submitted').split(';')[0]?.trim();
  if (submitted && submitted !== 'no') return true;
  if (/^(bulk|junk|list|auto_reply)$/.test(headerOf('precedence').trim())) return true;
  if (/^multipart\/report/.test(headerOf('content-type'))) return true;
  return returnPath === '' || headerOf('return-path').trim() === '<>';
}

const contentOf = (content: ArrayBuffer | Uint8Array | string): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);

function filesOf({ attachments }: ParsedMail): ReceivedFile[] {
  return attachments
    .filter(({ mimeType, disposition, related }) => {
      // What the text shows within itself is part of the HTML that nobody renders.
      if (related && disposition !== 'attachment') return false;
      return !(mimeType === 'text/calendar' && disposition !== 'attachment');
    })
    .slice(0, longest.attachments)
    .map(({ filename, mimeType, content }, index) => ({
      name: wellFormed(clean(filename ?? '')).trim() || `piece-${index + 1}${extensionOf(mimeType)}`,
      type: mimeType,
      content: contentOf(content),
    }));
}

const extensionOf = (type: string): string =>
  ({ 'message/rfc822': '.eml', 'text/plain': '.txt', 'text/calendar': '.ics', 'application/pdf': '.pdf' })[
    type
  ] ?? '.bin';

const calendarsOf = ({ attachments }: ParsedMail): string[] =>
  attachments
    .filter(({ mimeType, filename }) => mimeType === 'text/calendar' || /\.ics$/i.test(filename ?? ''))
    .map(({ content }) => contentOf(content).toString('utf8'));
