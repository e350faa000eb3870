import { MissedMoments } from './missed-moments.js';

const t = 1_780_000_000_000;
const minute = 60_000;
const all = () => true;

describe('whether somebody missed something while away', () => {
  it('follows from when things happened that concern them, in their instance', () => {
    const moments = new MissedMoments('here');
    const id = moments.idAt(t);
    moments.note('a', 'kind crm.contact', t + 10);
    expect(moments.missedSince(id, 'a', t + 20, all)).toBe(true);
    expect(moments.missedSince(id, 'a', t + 20, (topic) => topic === 'kind hr.employee')).toBe(false);
    expect(moments.missedSince(id, 'b', t + 20, all)).toBe(false);
    expect(moments.missedSince(moments.idAt(t + 11), 'a', t + 20, all)).toBe(false);
    // In doubt, within one millisecond, yes.
    expect(moments.missedSince(moments.idAt(t + 10), 'a', t + 20, all)).toBe(true);
  });

  it('is assumed where it cannot be known', () => {
    const moments = new MissedMoments('here');
    for (const id of [
      '',
      '0',
      'here',
      'here.',
      'here.x',
      'here.-1',
      `there.${t}`,
      `here.${t + 1}`,
      `here.${t}.1`,
    ])
      expect([id, moments.missedSince(id, 'a', t, all)]).toEqual([id, true]);
    expect(moments.missedSince(moments.idAt(t), 'a', t + 10 * minute, all)).toBe(false);
    expect(moments.missedSince(moments.idAt(t), 'a', t + 10 * minute + 1, all)).toBe(true);
    moments.noteGap(t + 5);
    expect(moments.missedSince(moments.idAt(t), 'a', t + 6, all)).toBe(true);
    expect(moments.missedSince(moments.idAt(t + 6), 'a', t + 7, all)).toBe(false);
  });

  it('needs no more memory than what anybody may ask for', () => {
    const moments = new MissedMoments('here');
    moments.note('a', 'old', t);
    moments.note('a', 'new', t + 9 * minute);
    moments.forgetOld(t + 11 * minute);
    const heard: string[] = [];
    moments.missedSince(moments.idAt(t + 2 * minute), 'a', t + 11 * minute, (topic) => {
      heard.push(topic);
      return false;
    });
    expect(heard).toEqual(['new']);
  });
});
