import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../../api/http';
import { type Send, saveField } from './save-field';

const base = { id: '1', version: 1, name: 'Maisons Loire', phone: null };
const stale = (current: object) =>
  new ApiProblem(409, { code: 'STALE_VERSION', title: 'Modifiée entre-temps', current });

/** A server on which somebody else has stored `current` since. */
const serverWith = (current: { id: string; version: number }): [Send, unknown[]] => {
  const bases: unknown[] = [];
  const send: Send = async (change, from) => {
    bases.push(from.version);
    if (from.version !== current.version) throw stale(current);
    return { ...current, ...change, version: current.version + 1 };
  };
  return [send, bases];
};

describe('saving one field of a record', () => {
  it('stores it when nobody else did', async () => {
    const [send] = serverWith(base);
    expect(await saveField(send, base, 'phone', '02')).toMatchObject({
      kind: 'saved',
      record: { phone: '02' },
    });
  });

  it('keeps what others changed in other fields', async () => {
    const [send, bases] = serverWith({ ...base, version: 4, name: 'Maisons de Loire' } as typeof base);
    expect(await saveField(send, base, 'phone', '02')).toEqual({
      kind: 'saved',
      record: { id: '1', version: 5, name: 'Maisons de Loire', phone: '02' },
    });
    expect(bases).toEqual([1, 4]);
  });

  it('asks when somebody changed the same field', async () => {
    const theirs = { ...base, version: 2, phone: '03' };
    const [send] = serverWith(theirs);
    expect(await saveField(send, base, 'phone', '02')).toEqual({ kind: 'conflict', theirs });
  });

  it('has nothing to ask when they wrote the same, or when an empty text met nothing', async () => {
    const [send] = serverWith({ ...base, version: 2, phone: '02' } as unknown as typeof base);
    expect(await saveField(send, base, 'phone', '02')).toMatchObject({
      kind: 'saved',
      record: { version: 2 },
    });
    const [other] = serverWith({ ...base, version: 2 });
    expect(await saveField(other, base, 'phone', '')).toMatchObject({ kind: 'saved' });
  });

  it('gives up after some attempts on a record that changes all the time', async () => {
    let version = 1;
    const send: Send = async () => {
      version += 1;
      throw stale({ ...base, version });
    };
    expect(await saveField(send, base, 'phone', '02')).toMatchObject({ kind: 'refused' });
    expect(version).toBe(4);
  });

  it('hands back every other refusal', async () => {
    const problem = new ApiProblem(422, {
      code: 'INVALID_INPUT',
      errors: [{ field: 'phone', message: 'non' }],
    });
    const send: Send = async () => {
      throw problem;
    };
    expect(await saveField(send, base, 'phone', 'x')).toEqual({ kind: 'refused', problem });
  });
});
