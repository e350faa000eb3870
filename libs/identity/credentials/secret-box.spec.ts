import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SecretBox, SecretBoxError } from './secret-box.js';

const masterKey = randomBytes(32);
const context = { instance: 'production', purpose: 'totp' };
const box = new SecretBox(masterKey, context);
const owner = 'tenant-1/person-1';

describe('the box of small secrets', () => {
  it('gives back what was put in, to its owner', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, whose) => {
        expect(box.open(box.seal(secret, whose), whose)).toBe(secret);
      }),
    );
  });

  it('opens after a restart, from the same master key and context', () => {
    const sealed = box.seal('JBSWY3DPEHPK3PXP', owner);
    expect(new SecretBox(Buffer.from(masterKey), { ...context }).open(sealed, owner)).toBe(
      'JBSWY3DPEHPK3PXP',
    );
  });

  it('looks different each time and never shows the secret', () => {
    const [first, second] = [box.seal('JBSWY3DPEHPK3PXP', owner), box.seal('JBSWY3DPEHPK3PXP', owner)];
    expect(first).toMatch(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(first).not.toBe(second);
    expect(Buffer.from(first.split('.')[3]!, 'base64url').toString()).not.toContain('JBSW');
  });

  it('does not open once any byte of it was changed', () => {
    const sealed = box.seal('JBSWY3DPEHPK3PXP', owner);
    for (let place = 0; place < sealed.length; place += 1) {
      for (const sign of 'AQgw-_.v1=\n') {
        const changed = sealed.slice(0, place) + sign + sealed.slice(place + 1);
        if (changed !== sealed) expect(() => box.open(changed, owner)).toThrow(SecretBoxError);
      }
    }
  });

  it('does not open once any bit of the nonce, the tag or the ciphertext was flipped', () => {
    const parts = box.seal('JBSWY3DPEHPK3PXP', owner).split('.');
    for (const part of [1, 2, 3]) {
      const bytes = Buffer.from(parts[part]!, 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        const forged = parts.with(part, flipped.toString('base64url')).join('.');
        expect(() => box.open(forged, owner)).toThrow(SecretBoxError);
      }
    }
  });

  it.each([
    ['another master key', new SecretBox(randomBytes(32), context), owner],
    ['another installation', new SecretBox(masterKey, { ...context, instance: 'staging' }), owner],
    ['another purpose', new SecretBox(masterKey, { ...context, purpose: 'webhook' }), owner],
    ['another owner', box, 'tenant-2/person-1'],
  ])('does not open with %s', (_, other, whose) => {
    expect(() => other.open(box.seal('JBSWY3DPEHPK3PXP', owner), whose)).toThrow(SecretBoxError);
  });

  it('keeps contexts apart that would read the same when joined', () => {
    const one = new SecretBox(masterKey, { instance: 'a', purpose: 'b:c' });
    const other = new SecretBox(masterKey, { instance: 'a:b', purpose: 'c' });
    expect(() => other.open(one.seal('secret', owner), owner)).toThrow(SecretBoxError);
  });

  it('refuses what is no box, and a shortened tag', () => {
    fc.assert(
      fc.property(fc.string(), (text) => expect(() => box.open(text, owner)).toThrow(SecretBoxError)),
    );
    const [version, iv, tag, sealed] = box.seal('secret', owner).split('.');
    const shortTag = Buffer.from(tag!, 'base64url').subarray(0, 12).toString('base64url');
    expect(() => box.open([version, iv, shortTag, sealed].join('.'), owner)).toThrow(SecretBoxError);
    expect(() => box.open([version, iv, tag, sealed, ''].join('.'), owner)).toThrow(SecretBoxError);
    expect(() => box.open(['v2', iv, tag, sealed].join('.'), owner)).toThrow(SecretBoxError);
  });

  it('refuses a short master key and an empty context', () => {
    expect(() => new SecretBox(randomBytes(31), context)).toThrow(RangeError);
    expect(() => new SecretBox(masterKey, { instance: '', purpose: 'totp' })).toThrow(RangeError);
    expect(() => new SecretBox(masterKey, { instance: 'production', purpose: '' })).toThrow(RangeError);
  });
});
