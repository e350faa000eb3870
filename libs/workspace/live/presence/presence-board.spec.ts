import { mostRecordsOfOneUser, PresenceBoard, presentForMs } from './presence-board.js';

const record = (recordId: string) => ({ resource: 'crm.contact', recordId });
const [jeanne, paul] = ['jeanne', 'paul'];
const t = 1_000;

describe('who has a record open', () => {
  it('is whoever said so and has not left', () => {
    const board = new PresenceBoard();
    expect(board.enter(record('a'), jeanne, 'viewing', t)).toEqual([record('a')]);
    expect(board.enter(record('a'), paul, 'editing', t)).toEqual([record('a')]);
    expect(board.on(record('a'))).toEqual([
      { id: jeanne, activity: 'viewing' },
      { id: paul, activity: 'editing' },
    ]);
    expect(board.enter(record('a'), jeanne, 'viewing', t + 1)).toEqual([]);
    expect(board.enter(record('a'), jeanne, 'editing', t + 2)).toEqual([record('a')]);
    expect(board.leave(jeanne, record('a'))).toEqual([record('a')]);
    expect(board.leave(jeanne, record('a'))).toEqual([]);
    expect(board.on(record('a'))).toEqual([{ id: paul, activity: 'editing' }]);
  });

  it('falls silent after 45 seconds without a word', () => {
    const board = new PresenceBoard();
    board.enter(record('a'), jeanne, 'viewing', t);
    board.enter(record('a'), paul, 'viewing', t);
    board.enter(record('a'), paul, 'viewing', t + 20_000);
    expect(board.expire(t + presentForMs - 1)).toEqual([]);
    expect(board.expire(t + presentForMs)).toEqual([record('a')]);
    expect(board.on(record('a')).map(({ id }) => id)).toEqual([paul]);
    expect(board.isEmpty).toBe(false);
    expect(board.expire(t + 20_000 + presentForMs)).toEqual([record('a')]);
    expect(board.isEmpty).toBe(true);
  });

  it('leaves all at once, and holds so many records of one person only', () => {
    const board = new PresenceBoard();
    for (let n = 0; n < mostRecordsOfOneUser; n += 1) board.enter(record(`${n}`), paul, 'viewing', t + n);
    expect(board.enter(record('last'), paul, 'viewing', t + 99)).toEqual([record('last'), record('0')]);
    expect(board.of(paul)).toHaveLength(mostRecordsOfOneUser);
    expect(board.leave(paul)).toHaveLength(mostRecordsOfOneUser);
    expect(board.isEmpty).toBe(true);
  });
});
