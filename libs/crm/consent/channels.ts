/** How a person can be addressed. */
export const channels = ['email', 'sms', 'phone', 'letter'] as const;
export type Channel = (typeof channels)[number];

/** What can be noted of a person and a channel. */
export const consentKinds = [
  'given',
  'confirmed',
  'withdrawn',
  'objected',
  'bounced',
  'complained',
  'informed',
] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** On what ground somebody is addressed (RGPD, art. 6-1 a and f; CPCE, L34-5 for customers). */
export const consentBases = ['consent', 'legitimate-interest', 'customer'] as const;
export type ConsentBasis = (typeof consentBases)[number];

/** Why somebody may not get a commercial message. */
export type Refusal =
  | 'opted-out'
  | 'no-consent'
  | 'unconfirmed'
  | 'suppressed'
  | 'bounced'
  | 'no-address'
  | 'not-informed'
  | 'banned-theme';
