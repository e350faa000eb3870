import type { TestClient } from '#testing';

/** Gives a person of the tests a name, as they would on their own page. */
export async function callThem(person: TestClient, firstName: string, lastName: string): Promise<void> {
  const { version } = (await person.get('/api/identity/profile')).body;
  const { status, text } = await person.patch('/api/identity/profile', version, { firstName, lastName });
  expect([status, text]).toEqual([200, text]);
}
