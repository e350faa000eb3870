import { LetterIcon, MailIcon, PhoneIcon, SmsIcon } from '@/kit/icons';
import type { Icon, Tone } from '@/kit/records/define-record';
import type { ChannelConsent } from './use-consents';

export const channelIcons: Readonly<Record<ChannelConsent['channel'], Icon>> = {
  email: MailIcon,
  sms: SmsIcon,
  phone: PhoneIcon,
  letter: LetterIcon,
};

/** What a channel's state is called; its key, and its colour. */
export function standingOf({ state, refusal, listed }: ChannelConsent): { key: string; tone: Tone } {
  if (state === 'refused') return { key: 'crm.consent.state.refused', tone: 'danger' };
  if (listed) return { key: 'crm.consent.state.listed', tone: 'danger' };
  if (refusal !== null) return { key: `crm.consent.refusal.${refusal}`, tone: 'warning' };
  if (state === 'given') return { key: 'crm.consent.state.given', tone: 'success' };
  return { key: 'crm.consent.state.allowed', tone: 'neutral' };
}

/** Sources that the product writes itself have words; what people typed stays as it is. */
const knownSources = [
  'contact',
  'import',
  'merge',
  'campaign',
  'web-form',
  'unsubscribe-page',
  'unsubscribe-one-click',
];

/** The key of a source's words, without what names the form or campaign it was; undefined for what people typed. */
export function sourceKey(source: string): string | undefined {
  const [name = ''] = source.split(/[: ]/, 1);
  return knownSources.includes(name) ? `crm.consent.source.${name}` : undefined;
}
