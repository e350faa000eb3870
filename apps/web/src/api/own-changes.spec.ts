import { describe, expect, it } from '@jest/globals';
import { isShown, noteShown } from './own-changes';

const change = (version: number | null, id: string | null = 'a', resource = 'crm.opportunity') => ({
  resource,
  id,
  version,
});

describe('what is on the screen already', () => {
  it('is the version that was noted and those before it, of that record alone', () => {
    noteShown('crm.opportunity', 'a', 4);
    expect([3, 4, 5].map((version) => isShown(change(version)))).toEqual([true, true, false]);
    expect(isShown(change(4, 'b'))).toBe(false);
    expect(isShown(change(4, 'a', 'crm.company'))).toBe(false);
  });

  it('is never what happened to many records, or without a version', () => {
    expect(isShown(change(1, null))).toBe(false);
    expect(isShown(change(null))).toBe(false);
  });

  it('forgets the oldest first', () => {
    noteShown('crm.opportunity', 'old', 1);
    for (let n = 0; n < 100; n += 1) noteShown('crm.lead', `lead ${n}`, 1);
    expect(isShown(change(1, 'old'))).toBe(false);
    expect(isShown(change(1, 'lead 0', 'crm.lead'))).toBe(true);
  });
});
