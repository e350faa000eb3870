import { describe, expect, it } from '@jest/globals';
import { askedFor, commandTo, missingFor, mustAsk, type Stage } from './arrival';

const stage = (given: Partial<Stage> = {}): Stage => ({
  id: 'a',
  name: 'Devis remis',
  kind: 'open',
  requiredFields: [],
  ...given,
});

describe('bringing an opportunity to a stage', () => {
  it('asks nothing when the stage has all that it needs', () => {
    const needy = stage({ requiredFields: ['amount', 'addresses'] });
    expect(mustAsk(stage(), {})).toBe(false);
    expect(mustAsk(needy, { amount: '0.00', addresses: [{ city: 'Nantes' }] })).toBe(false);
  });

  it('asks for what the stage needs and what is empty', () => {
    const needy = stage({ requiredFields: ['amount', 'addresses', 'source', 'companyId'] });
    expect(missingFor(needy, { amount: null, addresses: [], source: '', companyId: 'c' })).toEqual([
      'amount',
      'addresses',
      'source',
    ]);
    expect(mustAsk(needy, {})).toBe(true);
  });

  it('always confirms a closing, and the amount of what is won once', () => {
    expect(mustAsk(stage({ kind: 'lost' }), {})).toBe(true);
    expect(askedFor(stage({ kind: 'lost' }), {})).toEqual([]);
    const won = stage({ kind: 'won', requiredFields: ['companyId', 'amount'] });
    expect(askedFor(won, {})).toEqual(['amount', 'companyId']);
    expect(askedFor(won, { amount: '10.00', companyId: 'c' })).toEqual(['amount']);
  });

  it('reopens what is closed, and moves what is open', () => {
    expect(commandTo(stage(), 'open')).toBe('stage');
    expect(commandTo(stage(), 'lost')).toBe('reopening');
    expect(commandTo(stage({ kind: 'lost' }), 'open')).toBe('stage');
  });
});
