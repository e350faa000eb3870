import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { tokensIn } from '../sending/return-address.js';

/** What a mail that came back says. */
export interface DeliveryReport {
  readonly kind: 'permanent' | 'temporary' | 'complaint' | 'delivered' | 'unclear';
  /** Whom it may be about: tokens of recipients, the surest first. */
  readonly tokens: readonly string[];
  /** The address that the report names; only to be shown. */
  readonly address: string | null;
  /** Status and words of the server that refused. */
  readonly detail: string;
}

const longestDetail = 500;
/** Any of these every mail has. */
const mailHeaders = new Set(['from', 'to', 'subject', 'date', 'received', 'return-path', 'message-id']);

/**
 * Reads what servers send back: delivery status notifications (RFC 3464), abuse reports (RFC 5965), and the plain mails
 * of servers that know neither.
 * @returns undefined for what is no e-mail at all
 */
export async function readDeliveryReport(raw: Buffer): Promise<DeliveryReport | undefined> {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
    maxNestingDepth: 32,
  }).catch(() => undefined);
  if (!mail?.headers.some(({ key }) => mailHeaders.has(key))) return undefined;
  const parts = (type: RegExp) =>
    mail.attachments.filter(({ mimeType }) => type.test(mimeType)).map(contentOf);
  const [status] = parts(/^message\/(global-)?delivery-status$/i);
  const [feedback] = parts(/^message\/feedback-report$/i);
  const returned = parts(/^(message\/(rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)$/i);
  const tokens = tokensOf(mail, returned);
  if (feedback !== undefined) return ofFeedback(feedback, tokens);
  if (status !== undefined) return ofStatus(status, tokens);
  return ofPlainMail(mail, tokens);
}

const contentOf = ({ content }: Attachment): string =>
  typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8');

/** First the address that the report was sent to, then the mail that it returns, then whatever it says. */
function tokensOf(mail: Email, returned: readonly string[]): string[] {
  const addressed = mail.headers
    .filter(({ key }) => ['to', 'delivered-to', 'x-original-to', 'envelope-to'].includes(key))
    .map(({ value }) => value);
  const answered = mail.headers
    .filter(({ key }) => ['in-reply-to', 'references', 'x-failed-recipients'].includes(key))
    .map(({ value }) => value);
  const rest = [mail.text ?? '', mail.html ?? '', ...mail.attachments.map(contentOf)];
  return [...new Set([...addressed, ...returned, ...answered, ...rest].flatMap(tokensIn))];
}

/** The fields of a block of `Name: value` lines, folded lines put together; the first of each name. */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key && !fields.has(key)) fields.set(key, value.trim());
  }
  return fields;
}

/** `rfc822; lea@martin.example` → the address. */
const afterType = (value: string | undefined): string => (value ?? '').replace(/^[\w-]+\s*;\s*/, '').trim();

function ofStatus(content: string, tokens: readonly string[]): DeliveryReport {
  // The first block is about the message, each other one about a recipient; ours have one.
  const blocks = content
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .map(fieldsOf);
  const about = blocks.find((each) => each.has('action') || each.has('status')) ?? new Map<string, string>();
  const action = (about.get('action') ?? '').toLowerCase();
  const status = /\b([245])\.\d{1,3}\.\d{1,3}\b/.exec(about.get('status') ?? '');
  const said = afterType(about.get('diagnostic-code'));
  const detail = [status?.[0], said].filter(Boolean).join(' ').slice(0, longestDetail);
  const address = afterType(about.get('final-recipient') ?? about.get('original-recipient')) || null;
  return { kind: kindOfStatus(action, status?.[1]), tokens, address, detail };
}

function kindOfStatus(action: string, level: string | undefined): DeliveryReport['kind'] {
  if (/^(delivered|relayed|expanded)/.test(action)) return 'delivered';
  if (action.startsWith('delayed') || level === '4') return 'temporary';
  return action.startsWith('failed') || level === '5' ? 'permanent' : 'unclear';
}

function ofFeedback(content: string, tokens: readonly string[]): DeliveryReport {
  const fields = fieldsOf(content);
  const type = (fields.get('feedback-type') ?? '').toLowerCase();
  const address = afterType(fields.get('original-rcpt-to')).replace(/^<|>$/g, '') || null;
  // RFC 5965, 3.5 and RFC 6430: `not-spam` takes a complaint back.
  const kind = type === 'not-spam' ? 'unclear' : 'complaint';
  return { kind, tokens, address, detail: `${type || 'abuse'} ${fields.get('user-agent') ?? ''}`.trim() };
}

const permanentWords =
  /user (is )?unknown|unknown (user|recipient)|no such (user|recipient|mailbox|address)|(mailbox|address|recipient)[^.\n]{0,40}(not found|unavailable|does not exist|rejected|disabled)|does not exist|n[’']existe pas|adresse (inconnue|introuvable)|destinataire (inconnu|introuvable)|bo[iî]te (aux lettres )?(inconnue|désactivée)|account (is )?(disabled|suspended)|undeliverable|non remis|delivery (has )?failed/i;
const temporaryWords =
  /delayed|will (be )?retr(y|ied)|try again later|over ?quota|mailbox (is )?full|bo[iî]te[^.\n]{0,20}pleine|temporar|greylist|retardé|différé/i;

/** Mails that only people were meant to read: their codes, else their words. */
function ofPlainMail(mail: Email, tokens: readonly string[]): DeliveryReport {
  const words = `${mail.subject ?? ''}\n${mail.text ?? ''}\n${(mail.html ?? '').replace(/<[^>]+>/g, ' ')}`;
  const enhanced = /(?<![\d.])([45])\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(words);
  const reply = /(?<![\d.])([45])\d\d[ -](?=[\w<#])/.exec(words);
  const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(failedRecipientOf(mail) ?? '')?.[0] ?? null;
  const code = enhanced ?? (isFromServer(mail) ? reply : null);
  const line = code ? lineAround(words, code.index) : (mail.subject ?? '');
  const report = { tokens, address, detail: line.slice(0, longestDetail) };
  if (code) return { ...report, kind: code[1] === '5' ? 'permanent' : 'temporary' };
  if (!isFromServer(mail)) return { ...report, kind: 'unclear' };
  if (temporaryWords.test(words)) return { ...report, kind: 'temporary' };
  return { ...report, kind: permanentWords.test(words) ? 'permanent' : 'unclear' };
}

/** An answer of a person may quote anything; only a server's word about delivery counts. */
const isFromServer = (mail: Email): boolean =>
  /^(mailer-daemon|postmaster|mail ?delivery|noreply-dmarc|bounces?)\b/i.test(mail.from?.address ?? '') ||
  failedRecipientOf(mail) !== undefined ||
  mail.headers.some(({ key, value }) => key === 'return-path' && value.trim() === '<>');

const failedRecipientOf = (mail: Email): string | undefined =>
  mail.headers.find(({ key }) => key === 'x-failed-recipients')?.value;

const lineAround = (content: string, at: number): string => {
  const start = content.lastIndexOf('\n', at) + 1;
  const end = content.indexOf('\n', at);
  return content
    .slice(start, end < 0 ? undefined : end)
    .replace(/\s+/g, ' ')
    .trim();
};
