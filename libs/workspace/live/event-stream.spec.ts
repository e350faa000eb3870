import { jest } from '@jest/globals';
import { EventStream } from './event-stream.js';

const change = (id: string) =>
  ({
    event: 'change',
    data: { resource: 'crm.contact', id, action: 'created', version: 1, actorId: null },
  }) as const;
const read = async (stream: EventStream): Promise<string> => {
  let text = '';
  for await (const chunk of stream.body) text += String(chunk);
  return text;
};

describe('a stream of events', () => {
  it('begins with how to come back, then tells each event on its own', async () => {
    const stream = new EventStream('e.1', () => undefined);
    stream.send('e.2', change('a\nb'));
    stream.beat('e.3');
    stream.end('0', { event: 'end', data: { reason: 'shutdown' } });
    stream.send('e.4', change('too late'));
    const blocks = (await read(stream)).split('\n\n');
    expect(blocks).toEqual([
      'retry: 3000\nid: e.1',
      'id: e.2\nevent: change\ndata: {"resource":"crm.contact","id":"a\\nb","action":"created","version":1,"actorId":null}',
      'id: e.3\n:',
      'id: 0\nevent: end\ndata: {"reason":"shutdown"}',
      '',
    ]);
    expect(stream.closed).toBe(true);
  });

  it('drops a client that does not read', async () => {
    const stream = new EventStream('e.1', () => undefined);
    const closed = new Promise((resolve) => stream.onClose(() => resolve('closed')));
    for (let n = 0; n < 2_000 && !stream.closed; n += 1) stream.send(`e.${n}`, change(`contact ${n}`));
    expect(stream.closed).toBe(true);
    expect(await closed).toBe('closed');
    expect(stream.body.readableLength).toBeLessThan(128 * 1024);
  });

  it('cuts the connection of a client that does not take its leave', () => {
    jest.useFakeTimers();
    try {
      const cut = jest.fn();
      new EventStream('e.1', cut).end('0', { event: 'end', data: { reason: 'shutdown' } });
      expect(cut).not.toHaveBeenCalled();
      jest.advanceTimersByTime(2_000);
      expect(cut).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
