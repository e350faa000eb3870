import fc from 'fast-check';
import { type TestInstance, TestPlatform } from '#testing';
import { digestsOf, MergeKit } from './merge-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: MergeKit;
let serial = 0;

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  kit = new MergeKit(await instance.admin());
});
afterAll(() => platform.stop());

const next = () => {
  serial += 1;
  return serial;
};

/** Something that names a company, a contact or both, of three each. */
const link = fc.record({
  kind: fc.constantFrom(
    'affiliation',
    'opportunity',
    'participant',
    'activity',
    'comment',
    'done',
    'lead' as const,
  ),
  company: fc.nat(2),
  contact: fc.nat(2),
  role: fc.constantFrom('buyer', 'sales'),
});
type RandomLink = typeof link extends fc.Arbitrary<infer Value> ? Value : never;

const facts = fc.record(
  {
    email: fc.constantFrom('a@x.example', 'b@x.example'),
    phone: fc.constantFrom('+33240000000', '+33240000001'),
    notes: fc.string({ maxLength: 20 }).filter((text) => !text.includes('\0') && text.isWellFormed()),
    addresses: fc.array(
      fc.record({ city: fc.constantFrom('Nantes', 'Angers'), postalCode: fc.constant('44000') }),
      {
        maxLength: 3,
      },
    ),
  },
  { requiredKeys: [] },
);
const keep = fc.dictionary(
  fc.constantFrom('name', 'email', 'notes', 'addresses'),
  fc.constantFrom('this', 'other'),
);

async function put(
  { kind, company, contact, role }: RandomLink,
  companies: readonly string[],
  contacts: readonly string[],
): Promise<void> {
  const [companyId = '', contactId = ''] = [companies[company], contacts[contact]];
  const step = (path: string, version: number, body = {}) =>
    kit.client.post(`/api/crm/${path}`, body, { headers: { 'if-match': `"${version}"` } });
  if (kind === 'affiliation') {
    // One that stands already is refused, which is as good.
    await kit.client.post('/api/crm/affiliations', { companyId, contactId, role });
  } else if (kind === 'opportunity' || kind === 'participant') {
    const opportunityId = await kit.make('crm/opportunities', {
      name: `Affaire ${next()}`,
      companyId,
      contactId,
    });
    if (kind === 'participant')
      for (const each of contacts)
        await kit.make('crm/participants', { opportunityId, contactId: each, role });
  } else if (kind === 'comment') {
    await kit.make('workspace/comments', { resource: 'crm.company', recordId: companyId, text: 'x' });
    await kit.make('workspace/comments', { resource: 'crm.contact', recordId: contactId, text: 'y' });
  } else if (kind === 'lead') {
    const id = await kit.make('crm/leads', { lastName: `Piste ${next()}` });
    await step(`leads/${id}/qualification`, 1);
    await step(`leads/${id}/conversion`, 2, { companyId, contactId });
  } else {
    const dueAt = '2026-01-05T09:00:00.000Z';
    const id = await kit.make('crm/activities', {
      subject: 'Appel',
      kind: 'call',
      dueAt,
      companyId,
      contactId,
    });
    if (kind === 'done') await step(`activities/${id}/completion`, 1);
  }
}

describe('a merge and its undoing', () => {
  it('leave everything as it was, whatever named the two', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(link, { minLength: 1, maxLength: 8 }),
        fc.tuple(facts, facts),
        keep,
        async (links, [mine, theirs], choices) => {
          const companies = [
            await kit.company('Une', mine),
            await kit.company('Autre', theirs),
            await kit.company('Tierce'),
          ];
          const contacts = [await kit.contact('Un'), await kit.contact('Autre'), await kit.contact('Tiers')];
          for (const each of links) await put(each, companies, contacts);
          const [company = '', otherCompany = ''] = companies;
          const [contact = '', otherContact = ''] = contacts;

          const before = await digestsOf(platform, instance);
          const first = await kit.merge('companies', company, otherCompany, choices);
          expect([first.status, first.text]).toEqual([200, first.text]);
          const between = await digestsOf(platform, instance);
          expect(between).not.toEqual(before);
          const second = await kit.merge('contacts', contact, otherContact);
          expect([second.status, second.text]).toEqual([200, second.text]);
          expect((await kit.undo(second.body.id)).status).toBe(200);
          expect(await digestsOf(platform, instance)).toEqual(between);
          expect((await kit.undo(first.body.id)).status).toBe(200);
          expect(await digestsOf(platform, instance)).toEqual(before);
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('lose no link that is made at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [first, second] = [await kit.company('Une'), await kit.company('Deux')];
      const contacts = [await kit.contact('A'), await kit.contact('B'), await kit.contact('C')];
      const [merge, ...ties] = await Promise.all([
        kit.merge('companies', first, second),
        ...contacts.map((contactId) =>
          kit.client.post('/api/crm/affiliations', { contactId, companyId: second }),
        ),
      ]);
      expect(merge?.status).toBe(200);
      const tied = ties.filter(({ status }) => status === 201).length;
      expect(ties.every(({ status }) => status === 201 || status === 422)).toBe(true);
      expect((await kit.read(`companies/${first}/contacts`)).items).toHaveLength(tied);
    }
  });

  it('is done once when two want it at the same moment', async () => {
    const [first, second] = [await kit.company('Une'), await kit.company('Deux')];
    const both = await Promise.all([
      kit.merge('companies', first, second),
      kit.merge('companies', second, first),
    ]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const { body: merge } = both.find(({ status }) => status === 200) ?? { body: { id: '' } };
    const undone = await Promise.all([kit.undo(merge.id), kit.undo(merge.id)]);
    expect(undone.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
