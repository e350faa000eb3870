import fc from 'fast-check';
import { lostNews, type Message, pack, unpack } from './signal-messages.js';

const message = fc.record({ topic: fc.string(), instanceId: fc.uuid(), data: fc.jsonValue() });

describe('signals on their way to other processes', () => {
  it('arrive whole and in order, in notifications that PostgreSQL takes', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 300 }), (messages) => {
        const small = messages.filter((each) => Buffer.byteLength(JSON.stringify(each)) < 7_000);
        const payloads = pack('me', small, false);
        expect(payloads.every((each) => Buffer.byteLength(each) < 8_000)).toBe(true);
        const heard = payloads.flatMap((each) => unpack(each).messages as readonly Message[]);
        expect(heard).toEqual(JSON.parse(JSON.stringify(small)));
        expect(payloads.map((each) => unpack(each).from)).toEqual(payloads.map(() => 'me'));
      }),
    );
  });

  it('say so when some were lost, or one is too long', () => {
    const long: Message = { topic: 'change', instanceId: 'a', data: 'é'.repeat(4_000) };
    const short: Message = { topic: 'change', instanceId: 'b', data: 1 };
    for (const payloads of [pack('me', [long, short], false), pack('me', [short], true)])
      expect(payloads.map((each) => unpack(each).messages)).toEqual([[short], lostNews]);
    expect(pack('me', [], false)).toEqual([]);
  });

  it('are lost news when nobody of ours wrote them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (payload) => {
        const { messages } = unpack(payload);
        expect(messages === lostNews || Array.isArray(messages)).toBe(true);
      }),
    );
    for (const payload of ['', 'null', '[]', '{}', '{"messages":[null]}', '{"messages":[{"topic":1}]}'])
      expect([payload, unpack(payload).messages]).toEqual([payload, lostNews]);
  });
});
