import { BoundedGate } from './bounded-gate.js';

const full = new Error('full');
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a bounded gate', () => {
  it('runs a few at once, keeps the others in order and refuses beyond the line', async () => {
    const gate = new BoundedGate(2, 3, () => full);
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const work = (n: number) => () =>
      new Promise<number>((resolve) => {
        started.push(n);
        finish.push(() => resolve(n));
      });
    const results = [0, 1, 2, 3, 4].map((n) => gate.run(work(n)));
    await expect(gate.run(work(5))).rejects.toBe(full);
    await settle();
    expect(started).toEqual([0, 1]);
    finish[1]!();
    await settle();
    expect(started).toEqual([0, 1, 2]);
    finish[0]!();
    finish[2]!();
    await settle();
    expect(started).toEqual([0, 1, 2, 3, 4]);
    finish[3]!();
    finish[4]!();
    await expect(Promise.all(results)).resolves.toEqual([0, 1, 2, 3, 4]);
  });

  it('gives the place back after a failure, even one thrown at once', async () => {
    const gate = new BoundedGate(1, 0, () => full);
    const broken = new Error('broken');
    await expect(gate.run(() => Promise.reject(broken))).rejects.toBe(broken);
    await expect(
      gate.run(() => {
        throw broken;
      }),
    ).rejects.toBe(broken);
    await expect(gate.run(async () => 'done')).resolves.toBe('done');
  });
});
