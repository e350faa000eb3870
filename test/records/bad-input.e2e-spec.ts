import { type TestAnswer, type TestInstance, TestPlatform } from '#testing';
import { createRecord, recordKinds } from './record-kinds.js';

let platform: TestPlatform;
let instance: TestInstance;
const kinds = recordKinds(() => instance);
const json = { 'content-type': 'application/json' };
const expectProblem = (answer: TestAnswer, ...statuses: number[]) => {
  expect([answer.status, answer.text]).toEqual([
    statuses.find((each) => each === answer.status),
    answer.text,
  ]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/), title: expect.any(String) });
};

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
});
afterAll(async () => {
  const failures = platform.logs.filter((line) => line.includes('failed unexpectedly'));
  await platform.stop();
  expect(failures).toEqual([]);
});

describe.each(kinds)('bad input for $path', ({ path, client, valid, textField, missing }) => {
  const url = `/api/${path}`;

  it.each([
    ['no JSON', '{"name":'],
    ['an empty body', ''],
    ['a lonely word', 'name'],
    ['an array', '[]'],
    ['a text', '"name"'],
    ['null', 'null'],
    ['a number', '1e999'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['a __proto__ member', '{"__proto__":{"admin":true}}'],
    ['a nested __proto__ member', '{"addresses":[{"__proto__":{"city":"Nantes"}}]}'],
    ['a constructor with a prototype', '{"constructor":{"prototype":{"admin":true}}}'],
    ['an endless nesting', `{"notes":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['an endless nesting of objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('refuses %s', async (_, raw) => {
    expectProblem(await (await client()).send('POST', url, { raw, headers: json }), 400, 422);
    expect((Object.prototype as Record<string, unknown>)['admin']).toBeUndefined();
    expect(({} as Record<string, unknown>)['city']).toBeUndefined();
  });

  it('refuses what is not sent as JSON', async () => {
    const sender = await client();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense']) {
      expectProblem(
        await sender.send('POST', url, { raw: 'a=b', headers: { 'content-type': type } }),
        400,
        415,
        422,
      );
    }
  });

  it('names every field that does not exist, and those that only we write', async () => {
    const input = {
      ...(await valid()),
      smell: 'pine',
      id: '1',
      version: 7,
      createdAt: '2020-01-01',
      toString: 1,
    };
    const answer = await (await client()).post(url, input);
    expectProblem(answer, 422);
    const fields = answer.body.errors.map((error: { field: string }) => error.field);
    expect(fields.sort()).toEqual(['createdAt', 'id', 'smell', 'version']);
  });

  it('says which required fields are missing', async () => {
    const required = Object.keys(await valid());
    const answer = await (await client()).post(url, {});
    expectProblem(answer, 422);
    const errors: { field: string; message: string }[] = answer.body.errors;
    expect(errors.map(({ field }) => field).sort()).toEqual(required.sort());
    expect(errors[0]?.message).toBe(missing ?? 'Ce champ est obligatoire.');
    const cleared = await (await client()).post(
      url,
      Object.fromEntries(required.map((name) => [name, null])),
    );
    expect(cleared.body.errors).toHaveLength(required.length);
  });

  it.each([
    ['a number', 12],
    ['an object', { a: 1 }],
    ['a list', ['a']],
    ['a nested list', [[['a']]]],
    ['yes', true],
    ['NUL', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
    ['too long a text', 'x'.repeat(20_000)],
    ['an object that claims to be a text', { toString: 'x', length: 3 }],
  ])('refuses %s for a text', async (_, value) => {
    const body = JSON.stringify({ ...(await valid()), [textField]: value });
    const answer = await (await client()).send<{ errors: unknown }>('POST', url, {
      raw: body,
      headers: json,
    });
    expectProblem(answer, 422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ field: textField })]);
  });

  it('refuses wrong types for every field, on creation and on change', async () => {
    const sender = await client();
    const input = await valid();
    const record = (await sender.post(url, input)).body;
    const computed = ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'origin'];
    for (const field of Object.keys(record).filter((name) => !computed.includes(name))) {
      for (const value of [
        { a: {} },
        3.5,
        '\u0000',
        'x'.repeat(60_000),
        [[]],
        [1],
        [null],
        [{ __proto: 1 }],
      ]) {
        expectProblem(await sender.post(url, { ...input, [field]: value }), 422);
        expectProblem(await sender.patch(`${url}/${record.id}`, 1, { [field]: value }), 422);
      }
    }
    expect((await sender.get(`${url}/${record.id}`)).body).toEqual(record);
  });

  it('refuses bodies beyond the limit, and long texts below it', async () => {
    const sender = await client();
    const input = await valid();
    expectProblem(await sender.post(url, { ...input, [textField]: 'x'.repeat(1024 * 1024) }), 413);
    expectProblem(await sender.post(url, { ...input, [textField]: 'é'.repeat(500_000) }), 422);
    expectProblem(await sender.post(url, { ...input, [textField]: '\u{1f600}'.repeat(200_000) }), 422);
  });

  it('does not find malformed, unknown or foreign ids, whatever is done with them', async () => {
    const sender = await client();
    for (const id of [
      'x',
      '1',
      '0195f1a0-0000-7000-8000-000000000000',
      '0195F1A0-0000-7000-8000-00000000000F',
      '%00',
      '..%2f..%2fetc',
      "'%20OR%201=1",
      '%F0%9F%98%80',
      '{}',
    ]) {
      expectProblem(await sender.get(`${url}/${id}`), 404);
      expectProblem(await sender.patch(`${url}/${id}`, 1, {}), 404);
      expectProblem(await sender.delete(`${url}/${id}`, 1), 404);
      expectProblem(await sender.get(`${url}/${id}/history`), 404);
    }
    for (const id of ['%', '%ff', 'x'.repeat(300)]) expectProblem(await sender.get(`${url}/${id}`), 400, 404);
  });

  it('asks for a version it can read', async () => {
    const sender = await client();
    const id = await createRecord(sender, path, await valid());
    for (const version of [
      '',
      'x',
      '"x"',
      '*',
      '-1',
      '1.5',
      '"99999999999999999999"',
      '"1", "2"',
      'W/',
      '0x1',
    ]) {
      for (const method of ['PATCH', 'DELETE']) {
        const answer = await sender.send(method, `${url}/${id}`, {
          body: {},
          headers: { 'if-match': version },
        });
        expectProblem(answer, 428);
      }
    }
    expectProblem(await sender.send('PATCH', `${url}/${id}`, { body: {} }), 428);
    expectProblem(await sender.patch(`${url}/${id}`, 999_999_999, {}), 409);
  });

  it('refuses list parameters it does not know', async () => {
    const sender = await client();
    for (const query of [
      'page=0',
      'page=x',
      'page=1e3',
      'perPage=201',
      'perPage=-1',
      'sort=password',
      'sort=id;drop',
      'order=up',
      'smell=pine',
      'page=1&page=2',
      'page[]=1',
      '__proto__=1',
      'constructor=1',
      'createdAt.from=yesterday',
      'createdAt.from=2024-13-45',
      'createdAt.at=2024-01-01',
      'origin=nowhere',
      `q=${'x'.repeat(201)}`,
      'q=%00',
    ]) {
      const answer = await sender.get(`${url}?${query}`);
      expect([query, answer.status]).toEqual([query, 422]);
      expect(answer.body.errors.length).toBeGreaterThan(0);
    }
    for (const query of [
      'page=1000000&perPage=200',
      'createdAt.from=0000-01-01T00:00:00Z',
      'origin=null',
      '%ff=',
    ]) {
      expect([200, 400, 422]).toContain((await sender.get(`${url}?${query}`)).status);
    }
  });
});
