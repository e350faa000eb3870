import type { AnyRecord } from '@/kit/records/define-record';

/** What can be done with a campaign, and the route behind its address. */
export type CampaignAct = 'test' | 'schedule' | 'unschedule' | 'pause' | 'resume' | 'stop';

const actsOf: Readonly<Record<string, readonly CampaignAct[]>> = {
  draft: ['test'],
  tested: ['schedule', 'test'],
  scheduled: ['unschedule'],
  sending: ['pause', 'stop'],
  paused: ['resume', 'stop'],
};

/** What is offered in a state, the usual next step first; the server holds the table of steps. */
export const actsFor = ({ state }: AnyRecord): readonly CampaignAct[] => actsOf[String(state)] ?? [];

export const steps = ['segment', 'message', 'test', 'send'] as const;

const isWritten = ({ subject, body }: AnyRecord): boolean => Boolean(subject && body);

/** How many of the four steps are behind a campaign, and whether somebody is at the next one. */
export function progressOf(campaign: AnyRecord): { done: number; under: boolean } {
  switch (campaign['state']) {
    case 'draft': {
      if (!campaign['segmentId']) return { done: 0, under: true };
      return { done: isWritten(campaign) ? 2 : 1, under: true };
    }
    case 'done':
      return { done: steps.length, under: false };
    case 'stopped':
      return { done: 3, under: false };
    default:
      return { done: 3, under: true };
  }
}

/** Whether mails have left, or are leaving. */
export const hasBegun = ({ startedAt }: AnyRecord): boolean => Boolean(startedAt);

/** Whether the message and its recipients may still change. */
export const isOpen = ({ state }: AnyRecord): boolean => state === 'draft' || state === 'tested';

/** How much of the sending is behind, from 0 to 1. */
export function shareOf(campaign: AnyRecord): number {
  const [all, waiting] = [Number(campaign['recipientCount'] ?? 0), Number(campaign['pendingCount'] ?? 0)];
  return all === 0 ? 0 : (all - waiting) / all;
}
