import { sourceKey, standingOf } from './consent-words';

const channel = { channel: 'email', eventId: null, listed: false, refusal: null, state: 'none' } as const;

describe('where a contact stands', () => {
  it.each([
    [{ state: 'refused', refusal: 'opted-out', listed: true }, 'crm.consent.state.refused', 'danger'],
    [{ listed: true, refusal: 'suppressed' }, 'crm.consent.state.listed', 'danger'],
    [{ refusal: 'no-consent' }, 'crm.consent.refusal.no-consent', 'warning'],
    [{ state: 'given', refusal: 'bounced' }, 'crm.consent.refusal.bounced', 'warning'],
    [{ state: 'given' }, 'crm.consent.state.given', 'success'],
    [{}, 'crm.consent.state.allowed', 'neutral'],
  ] as const)('is said of %j', (more, key, tone) => {
    expect(standingOf({ ...channel, ...more })).toEqual({ key, tone });
  });

  it('has words for sources of ours only', () => {
    expect(sourceKey('unsubscribe-page')).toBe('crm.consent.source.unsubscribe-page');
    expect(sourceKey('campaign:0195')).toBe('crm.consent.source.campaign');
    expect(sourceKey('web-form 12')).toBe('crm.consent.source.web-form');
    expect(sourceKey('bulletin du salon')).toBeUndefined();
  });
});
