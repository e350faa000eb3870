import fc from 'fast-check';
import { imageFactsOf } from './image-facts.js';
import { jpeg, png, webp, webpExtended, webpLossless } from './image-test-kit.js';

const side = fc.integer({ min: 1, max: 10_000 });

describe('what the bytes of an image say', () => {
  it.each([
    ['PNG', 'image/png', png],
    ['JPEG', 'image/jpeg', jpeg],
    ['lossy WebP', 'image/webp', webp],
    ['lossless WebP', 'image/webp', webpLossless],
    ['extended WebP', 'image/webp', webpExtended],
  ])('is its kind and its size: %s', (_, type, make) => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        expect(imageFactsOf(make(width, height))).toEqual({ type, width, height });
      }),
    );
  });

  it('is nothing for what is cut off, and never an error', () => {
    for (const whole of [png(20, 30), jpeg(20, 30), webp(20, 30)])
      for (let length = 0; length < 20; length += 1)
        expect(imageFactsOf(whole.subarray(0, length))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(png, jpeg, webp), (noise, make) => {
        const header = make(1, 1).subarray(0, 4);
        expect(() => imageFactsOf(Buffer.from(noise))).not.toThrow();
        expect(() => imageFactsOf(Buffer.concat([header, noise]))).not.toThrow();
      }),
    );
  });

  it.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a\x01\x00\x01\x00', '<!doctype html>', 'BM'])(
    'is nothing for %j',
    (text) => expect(imageFactsOf(Buffer.from(text.padEnd(100), 'latin1'))).toBeUndefined(),
  );
});
