import { describe, expect, it } from '@jest/globals';
import { lastingOf } from './lasting';

describe('how long an opportunity stayed at a stage', () => {
  it.each([
    [0, 'minutes', 0],
    [59 * 60_000, 'minutes', 59],
    [60 * 60_000, 'hours', 1],
    [47.9 * 3_600_000, 'hours', 47],
    [48 * 3_600_000, 'days', 2],
    [100.9 * 86_400_000, 'days', 100],
  ])('is %d ms in %s: %d', (ms, unit, count) => {
    expect(lastingOf(ms)).toEqual({ unit, count });
  });
});
