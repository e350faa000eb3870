import fc from 'fast-check';
import { contrast, readColour } from './contrast';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the contrast of a colour', () => {
  it('is 21 between black and white, and 1 between a colour and itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#1d5849', '#1d5849')).toBe(1);
  });

  it('is as WCAG gives it for a known grey', () => {
    // https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum: #767676 is the lightest grey that passes on white.
    expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });

  it('is the same both ways, from 1 to 21', () => {
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(contrast(a, b)).toBeCloseTo(contrast(b, a), 10);
        expect(contrast(a, b)).toBeGreaterThanOrEqual(1);
        expect(contrast(a, b)).toBeLessThanOrEqual(21.0001);
      }),
    );
  });

  it('is asked of colours in any usual writing', () => {
    expect(readColour(' 1D5849 ')).toBe('#1d5849');
    expect(readColour('#abc')).toBe('#aabbcc');
    expect(readColour('pine')).toBeUndefined();
    fc.assert(fc.property(colour, (each) => /^#[0-9a-f]{6}$/.test(readColour(each) ?? '')));
  });
});
