import fc from 'fast-check';
import { backoffMinutes, outagePauseMs, outcomeOf, paceOf, type Refusal } from './outcome.rules.js';
import { envelopeAddress, messageIdOf, tokensIn } from './return-address.js';

const refusal = (members: Partial<Refusal>): Refusal => ({
  permanent: false,
  code: '451',
  response: '451 try later',
  stage: 'recipient',
  message: '',
  ...members,
});

describe('what becomes of a refused mail', () => {
  it('is a bounce where the address is refused for good', () => {
    expect(outcomeOf(refusal({ permanent: true, code: '5.1.1', response: '550 no such user' }), 1)).toEqual({
      kind: 'bounced',
    });
    const late = refusal({ permanent: true, stage: 'message', code: '5.1.1', response: '550 5.1.1 unknown' });
    expect(outcomeOf(late, 1)).toEqual({ kind: 'bounced' });
  });

  it('is no bounce where the message is refused: the address is good', () => {
    const spam = refusal({ permanent: true, stage: 'message', code: '554', response: '554 looks like spam' });
    expect(outcomeOf(spam, 1)).toEqual({ kind: 'skipped', reason: 'message-refused' });
  });

  it('is another try, three times over hours, where the server asks for it', () => {
    expect([1, 2, 3, 4].map((attempt) => outcomeOf(refusal({}), attempt))).toEqual([
      ...backoffMinutes.map((minutes) => ({ kind: 'later', minutes })),
      { kind: 'skipped', reason: 'temporary-refusal' },
    ]);
  });

  it('is nobody’s fault where no server is reached', () => {
    for (const stage of ['sign-in', 'sender'] as const)
      expect(outcomeOf(refusal({ stage, permanent: false }), 1)).toEqual({ kind: 'outage' });
    const silent = { stage: 'connection', response: '' } as const;
    expect(
      outcomeOf(refusal({ ...silent, code: 'ESOCKET', message: 'connect ECONNREFUSED 127.0.0.1:25' }), 1),
    ).toEqual({ kind: 'outage' });
    expect(outcomeOf(refusal({ ...silent, code: 'password-lost', message: 'no password' }), 1)).toEqual({
      kind: 'outage',
    });
  });

  it('is unknown, and never another try, where the line broke after the message was handed over', () => {
    const broken = { code: 'ECONNECTION', response: '', message: 'Connection closed unexpectedly' };
    expect(outcomeOf(refusal({ ...broken, stage: 'connection' }), 1)).toEqual({ kind: 'unknown' });
    expect(outcomeOf(refusal({ ...broken, stage: 'message', code: 'ETIMEDOUT' }), 1)).toEqual({
      kind: 'unknown',
    });
  });
});

describe('the pace', () => {
  it('never sends more in a minute than it was told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), (rate) => {
        const { size, intervalMs } = paceOf(rate);
        expect(size).toBeGreaterThanOrEqual(1);
        expect((size * 60_000) / intervalMs).toBeLessThanOrEqual(rate);
      }),
    );
  });

  it('waits longer for a server that stays away, half an hour at most', () => {
    expect([1, 2, 3, 6, 9].map(outagePauseMs)).toEqual([60_000, 120_000, 240_000, 1_800_000, 1_800_000]);
  });
});

describe('the way back of a mail', () => {
  const token = '0123456789abcdef0123456789abcdef';

  it('is found again in the envelope and in the Message-ID, in capitals too', () => {
    const envelope = envelopeAddress(token, 'bonjour@martin.example');
    expect(envelope).toBe(`bonjour+${token}@martin.example`);
    expect(tokensIn(`To: <${envelope}>`)).toEqual([token]);
    expect(tokensIn(`Message-ID: ${messageIdOf(token, 'bonjour@martin.example')}`)).toEqual([token]);
    expect(tokensIn(envelope.toUpperCase())).toEqual([token]);
    expect(tokensIn(`un autre texte ${token}`)).toEqual([]);
  });

  it('fits into 64 characters before the sign', () => {
    const envelope = envelopeAddress(token, `${'x'.repeat(60)}@martin.example`);
    expect(envelope).toBe(`retour+${token}@martin.example`);
  });
});
