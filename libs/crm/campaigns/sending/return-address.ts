/** A token of a recipient as it stands in addresses and message ids. */
const token = '[0-9a-f]{32}';

/**
 * Where servers return a mail that they cannot deliver: the sender's own box, with the recipient's token behind a plus
 * sign (RFC 5233). So a report says whose it is, however badly it is written (VERP).
 */
export function envelopeAddress(recipientToken: string, sender: string): string {
  const at = sender.lastIndexOf('@');
  const box = sender.slice(0, at);
  // RFC 5321, 4.5.3.1.1: 64 octets before the sign.
  const short = box.length + 1 + recipientToken.length <= 64 ? box : 'retour';
  return `${short}+${recipientToken}${sender.slice(at)}`;
}

/** The id of a mail, with its angle brackets. */
export const messageIdOf = (recipientToken: string, sender: string): string =>
  `<campagne.${recipientToken}${sender.slice(sender.lastIndexOf('@'))}>`;

/** The tokens that a text names, the ones in a Message-ID or an envelope address only; each once. */
export function tokensIn(content: string): string[] {
  const pattern = new RegExp(`(?:\\+|campagne\\.)(${token})@`, 'gi');
  return [...new Set([...content.matchAll(pattern)].map((match) => (match[1] ?? '').toLowerCase()))];
}
