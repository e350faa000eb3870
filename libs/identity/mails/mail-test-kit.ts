/** What a test reads of a sent mail: its headers as they are, its text with the transfer encoding undone. */
export function readMail(raw: string): { headers: string; text: string } {
  const [headers = '', ...rest] = plainLines(raw).split('\n\n');
  const body = rest.join('\n\n');
  if (/content-transfer-encoding: base64/i.test(headers)) {
    return { headers, text: Buffer.from(body, 'base64').toString('utf8') };
  }
  if (!/content-transfer-encoding: quoted-printable/i.test(headers)) return { headers, text: body };
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { headers, text: Buffer.from(bytes, 'latin1').toString('utf8') };
}

const plainLines = (raw: string): string => raw.replace(/\r\n/g, '\n');

/** The texts of the mails sent to an address, oldest first. */
export const mailsTo = (mails: readonly string[], address: string): { headers: string; text: string }[] =>
  mails.filter((raw) => plainLines(raw).toLowerCase().includes(`\nto: ${address}\n`)).map(readMail);

/** The single-use secret in a mail's link. */
export const tokenIn = (text: string): string | undefined => /#([A-Za-z0-9_-]{43})/.exec(text)?.[1];
