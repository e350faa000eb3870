import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { joinHalves, splitForEscrow } from './key-escrow.js';
import { fromPaper, toPaper } from './paper-code.js';
import { WrappingKey } from './wrapping-key.js';

const anyKey = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => new WrappingKey(Buffer.from(bytes)));
const linesOf = (key: WrappingKey) => splitForEscrow(key).flatMap(({ lines }) => lines);
const refused = (english: RegExp) =>
  expect.objectContaining({
    kind: expect.objectContaining({ code: 'BACKUP_ESCROW_WRONG' }),
    detail: expect.objectContaining({ en: expect.stringMatching(english) }),
  });
const attempt = (typed: readonly string[]): unknown => {
  try {
    return joinHalves(typed);
  } catch (error) {
    return error;
  }
};

describe('a key on paper', () => {
  it('is twelve lines of three groups, each half with its letter', () => {
    const [a, b] = splitForEscrow(new WrappingKey(randomBytes(32)));
    for (const { letter, lines } of [a, b]) {
      expect(lines).toHaveLength(6);
      for (const [index, line] of lines.entries())
        expect(line).toMatch(new RegExp(`^${letter}${index + 1}  ([0-9A-Z]{4} ){3}[0-9A-Z]$`));
    }
    expect(a.printing).toBe(b.printing);
  });

  it('comes back whatever the order, the case and the spaces it was typed in', () => {
    fc.assert(
      fc.property(anyKey, fc.infiniteStream(fc.nat(3)), (key, choices) => {
        const typed = linesOf(key).map((line) => {
          const [way] = [...choices.take(1)];
          if (way === 1) return line.toLowerCase();
          if (way === 2) return line.replace(/ (?=\S+$)/, '').replaceAll(' ', '  ');
          const rest = line.slice(2).replaceAll('0', 'o').replaceAll('1', 'l');
          return way === 3 ? line.slice(0, 2) + rest : ` ${line} `;
        });
        const join = joinHalves([...typed.reverse(), '', 'b2o', 'kept by Jeanne']);
        expect(join.bytes.equals(key.bytes)).toBe(true);
        expect(join.id).toBe(key.id);
      }),
    );
  });

  it('is never taken for another one when one character is wrong, and the line is named nearly always', () => {
    let named = 0;
    let slips = 0;
    fc.assert(
      fc.property(
        anyKey,
        fc.nat(11),
        fc.nat(12),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (key, at, place, character) => {
          const typed = linesOf(key);
          const [label, groups] = [
            (typed[at] ?? '').slice(0, 2),
            (typed[at] ?? '').slice(2).replaceAll(' ', ''),
          ];
          if (groups[place] === character) return;
          typed[at] = `${label} ${groups.slice(0, place)}${character}${groups.slice(place + 1)}`;
          const outcome = attempt(typed);
          expect(outcome).toEqual(refused(/./));
          slips += 1;
          if (String(outcome).includes(`Line ${label}: mistyped`)) named += 1;
        },
      ),
      { numRuns: 400 },
    );
    expect(named / slips).toBeGreaterThan(0.9);
  });

  it('is refused with the line that is missing, cut or at another line’s place', () => {
    const typed = linesOf(new WrappingKey(randomBytes(32)));
    expect(attempt(typed.toSpliced(7, 1))).toEqual(refused(/^Line B2: missing\.$/));
    expect(attempt(typed.map((line) => (line.startsWith('A4') ? line.slice(0, -3) : line)))).toEqual(
      refused(/^Line A4: mistyped\.$/),
    );
    expect(attempt(typed.slice(0, 6))).toEqual(refused(/^Line B1: missing\.$/));
    expect(attempt([])).toEqual(refused(/^Line A1: missing\.$/));
  });

  it('is refused when its halves are of two printings', () => {
    const key = new WrappingKey(randomBytes(32));
    const [a] = splitForEscrow(key);
    const [, b] = splitForEscrow(key);
    expect(attempt([...a.lines, ...b.lines])).toEqual(refused(/not of the same printing/));
  });

  it('is not told by one half: each half of one key is as good as random', () => {
    const key = new WrappingKey(Buffer.alloc(32, 7));
    const shares = [0, 1].map((which) => {
      const lines = () => splitForEscrow(key)[which as 0 | 1];
      const seen = Array.from({ length: 300 }, () => {
        const half = lines();
        return fromPaper(half.lines, half.letter, 45).subarray(11, 43);
      });
      return seen.map((share) => share[0] ?? 0);
    });
    for (const bytes of shares) {
      expect(new Set(bytes).size).toBeGreaterThan(100);
      const mean = bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length;
      expect(Math.abs(mean - 127.5)).toBeLessThan(30);
    }
  });

  it('is written in lines that hold any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 45, maxLength: 45 }), (bytes) => {
        expect(fromPaper(toPaper(Buffer.from(bytes), 'C'), 'C', 45).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });
});
