export interface UnsubscribeForm {
  /** The POST of a mail program, RFC 8058, 3.1. */
  readonly oneClick: boolean;
  readonly action: 'unsubscribe' | 'undo' | undefined;
  readonly all: boolean;
}

/**
 * Reads the few fields of the page's form or of a mail program, in either of the encodings that RFC 8058 allows. Of a
 * multipart body no more than the fields we know is looked for: their values are single words.
 */
export function readForm(body: Buffer): UnsubscribeForm {
  const raw = body.toString('utf8');
  const multipart = raw.startsWith('--');
  const encoded = multipart ? undefined : new URLSearchParams(raw.trim());
  const value = (name: string): string | undefined =>
    encoded
      ? (encoded.get(name) ?? undefined)
      : new RegExp(`\\bname="?${name}"?[^\\r\\n]*\\r?\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n([^\\r\\n]*)`, 'i')
          .exec(raw)?.[1]
          ?.trim();
  const action = value('action');
  return {
    oneClick: value('List-Unsubscribe') === 'One-Click',
    action: action === 'unsubscribe' || action === 'undo' ? action : undefined,
    all: value('all') === '1',
  };
}
