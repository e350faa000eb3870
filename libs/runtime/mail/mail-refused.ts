/** Where a mail was stopped on its way to the server. */
export type MailStage = 'connection' | 'sign-in' | 'sender' | 'recipient' | 'message';

/**
 * A mail that its server did not take. Permanent: the server said for good (5yz, RFC 5321 4.2.1) that it does not take
 * this mail for this recipient, so that trying again is of no use. What stops every mail alike (no connection, a refused
 * sign-in or sender) is never permanent: it tells nothing of the recipient.
 */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';

  constructor(
    readonly permanent: boolean,
    /** The enhanced status code (RFC 3463) such as `5.1.1`, else the reply code, else the system's, such as `ECONNREFUSED`. */
    readonly code: string,
    /** What the server answered, in one line; empty where it did not. */
    readonly response: string,
    readonly stage: MailStage,
    message: string,
  ) {
    super(message);
  }
}

/** What the transport tells of a failure. */
export interface TransportFailure {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

const longestResponse = 500;

export function refusalOf(failure: TransportFailure): MailRefused {
  const { message, response = '', responseCode, code } = failure;
  const stage = stageOf(failure);
  const aboutMail = stage === 'recipient' || stage === 'message';
  const permanent = aboutMail && responseCode !== undefined && responseCode >= 500;
  const enhanced = /^[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const said = enhanced ?? (responseCode === undefined ? undefined : String(responseCode));
  const line = response.replace(/\s+/g, ' ').trim().slice(0, longestResponse);
  return new MailRefused(permanent, said ?? code ?? 'ESMTP', line, stage, message);
}

function stageOf({ code, command = '', responseCode }: TransportFailure): MailStage {
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'sign-in';
  if (command.startsWith('MAIL')) return 'sender';
  if (command.startsWith('RCPT') || code === 'EENVELOPE') return 'recipient';
  if (code === 'EMESSAGE' || command === 'DATA') return 'message';
  return responseCode === undefined || command === 'CONN' ? 'connection' : 'message';
}
