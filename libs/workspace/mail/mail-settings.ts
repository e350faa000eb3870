/** How an instance sends, as it is stored; the password sealed. */
export interface MailSettings {
  readonly id: string;
  readonly version: number;
  readonly senderName: string | null;
  readonly senderAddress: string | null;
  readonly ownServer: boolean;
  readonly host: string | null;
  readonly port: number | null;
  readonly security: MailSecurity;
  readonly userName: string | null;
  readonly passwordSealed: string | null;
  readonly country: string | null;
  readonly requestReference: string | null;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly testedAt: Date | null;
  readonly testPassed: boolean | null;
  readonly testAnswer: string | null;
}

export const mailSecurities = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

/** Ports on which servers take mails from those who write them (RFC 6409, RFC 8314), and two that hosters use beside. */
export const mailPorts: readonly number[] = [25, 465, 587, 2465, 2525, 2587];
