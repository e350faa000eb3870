import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLocked, withDirectoryLock } from './directory-lock.js';
import { Holders } from './holders.js';
import { isSameProcess, processStart } from './processes.js';

let directory: string;
const noSuchPid = 2_147_483_646;
const start = processStart(process.pid) ?? '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'b2o-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('The lock of a data directory', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    const visits = Array.from({ length: 8 }, () =>
      withDirectoryLock(directory, async () => {
        inside += 1;
        expect(inside).toBe(1);
        await sleep(2);
        inside -= 1;
      }),
    );
    await Promise.all(visits);
    expect(isLocked(directory)).toBe(false);
  });

  it('opens again after a failure', async () => {
    const failure = withDirectoryLock(directory, () => Promise.reject(new Error('disk full')));
    await expect(failure).rejects.toThrow('disk full');
    expect(await withDirectoryLock(directory, async () => 'in')).toBe('in');
  });

  it.each([
    ['a dead process', `${noSuchPid} ${start}`],
    ['a process whose number has been given to another', `${process.pid} 1`],
  ])('is taken over from %s', async (_, owner) => {
    writeFileSync(join(directory, 'postgres.lock'), owner);
    expect(await withDirectoryLock(directory, async () => 'in')).toBe('in');
    expect(existsSync(join(directory, 'postgres.lock'))).toBe(false);
  });
});

describe('Holders', () => {
  it('count each hold of a live process and forget the dead ones', () => {
    const holders = new Holders(directory);
    const [first, second] = [holders.add(), holders.add()];
    expect([first, second]).toEqual([`${process.pid}`, `${process.pid}-2`]);
    writeFileSync(join(directory, 'holders', String(noSuchPid)), start);
    expect(holders.live().sort()).toEqual([first, second]);
    holders.remove(first);
    writeFileSync(join(directory, 'holders', second), '1');
    expect(holders.live()).toEqual([]);
    expect(existsSync(join(directory, 'holders', String(noSuchPid)))).toBe(false);
  });

  it('know a process by its start time', () => {
    expect(isSameProcess(process.pid, start)).toBe(true);
    expect(isSameProcess(process.pid, '1')).toBe(false);
    expect(isSameProcess(Number.NaN, start)).toBe(false);
  });
});
