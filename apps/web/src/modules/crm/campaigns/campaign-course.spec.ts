import { describe, expect, it } from '@jest/globals';
import { crmCampaign } from '@/api/generated/records/crm/campaign';
import { actsFor, isOpen, progressOf, shareOf } from './campaign-course';

const campaign = (state: string, more: object = {}) => ({ id: '1', state, ...more });

describe('the course of a campaign', () => {
  it('offers a way on from every state but the two last', () => {
    const ended = crmCampaign.fields.state.choices.filter((state) => actsFor(campaign(state)).length === 0);
    expect(ended).toEqual(['done', 'stopped']);
  });

  it('goes from the segment to the message, the test and the sending', () => {
    expect(progressOf(campaign('draft'))).toEqual({ done: 0, under: true });
    expect(progressOf(campaign('draft', { segmentId: 's' }))).toEqual({ done: 1, under: true });
    expect(progressOf(campaign('draft', { segmentId: 's', subject: 'a', body: 'b' }))).toEqual({
      done: 2,
      under: true,
    });
    expect(progressOf(campaign('tested'))).toEqual({ done: 3, under: true });
    expect(progressOf(campaign('done'))).toEqual({ done: 4, under: false });
    expect(progressOf(campaign('stopped'))).toEqual({ done: 3, under: false });
  });

  it('lets its message be written before it is scheduled only', () => {
    expect(crmCampaign.fields.state.choices.filter((state) => isOpen(campaign(state)))).toEqual([
      'draft',
      'tested',
    ]);
  });

  it('tells how much is behind, and nothing of nobody', () => {
    expect(shareOf(campaign('sending', { recipientCount: 200, pendingCount: 50 }))).toBe(0.75);
    expect(shareOf(campaign('scheduled'))).toBe(0);
  });
});
