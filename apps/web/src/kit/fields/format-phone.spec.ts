import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPhone } from './format-phone';

const plain = (value: string): string => formatPhone(value).replaceAll('\u00a0', ' ');

describe('a phone number as people read it', () => {
  it('shows French numbers in pairs', () => {
    expect(plain('+33240123456')).toBe('02 40 12 34 56');
  });

  it('shows other numbers after their calling code', () => {
    expect(plain('+442079460958')).toBe('+44 207 946 095 8');
    expect(plain('+3228912345')).toBe('+32 28 91 23 45');
    expect(plain('+35224123456')).toBe('+352 24 12 34 56');
    expect(plain('+14155550123')).toBe('+1 415 555 012 3');
  });

  it('leaves what is no international number as it is', () => {
    expect(formatPhone('poste 12')).toBe('poste 12');
  });

  it('never changes the number itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{4,14}$/), (number) => {
        const digits = formatPhone(number).replaceAll('\u00a0', '');
        expect(digits.startsWith('0') ? `+33${digits.slice(1)}` : digits).toBe(number);
      }),
    );
  });
});
