import fc from 'fast-check';
import { addDays, addMonths } from '#kernel';
import { type TestInstance, TestPlatform } from '#testing';
import { isDue } from './retention.rules.js';
import { RetentionKit } from './retention-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: RetentionKit;

beforeAll(async () => {
  platform = await TestPlatform.start();
});
beforeEach(async () => {
  instance = await platform.instance();
  kit = await RetentionKit.of(instance);
});
afterAll(() => platform.stop());

const settings = async () => (await kit.client.get('/api/crm/retention-settings')).body;
const set = async (patch: object) =>
  kit.client.patch('/api/crm/retention-settings', (await settings()).version, patch);

/** What happened with a contact, so many days ago. */
interface Story {
  readonly entered: number;
  readonly called: number | null;
  readonly theyCalled: number | null;
  readonly opened: boolean;
  readonly consented: number | null;
  readonly place: 'none' | 'prospect' | 'household' | 'customer' | 'supplier';
  readonly sale: 'none' | 'open' | 'won' | 'lost' | 'lost of the company' | 'won as a participant';
}

const past = fc.oneof(fc.integer({ min: 1085, max: 1107 }), fc.integer({ min: 1, max: 2500 }));
const story: fc.Arbitrary<Story> = fc.record({
  entered: fc.oneof(fc.integer({ min: 1080, max: 1110 }), fc.integer({ min: 900, max: 2600 })),
  called: fc.option(past),
  theyCalled: fc.option(past),
  opened: fc.boolean(),
  consented: fc.option(past),
  place: fc.constantFrom('none', 'none', 'prospect', 'household', 'customer', 'supplier'),
  sale: fc.constantFrom('none', 'none', 'open', 'won', 'lost', 'lost of the company', 'won as a participant'),
});

describe('the prospects whose time is over', () => {
  it('are found in whatever happened: random stories, told by the rule', async () => {
    const stories = fc.sample(story, { numRuns: 150, seed: 20261122 });
    const today = await kit.monthsAgo(0);
    const at = (days: number) => `${addDays(today, -days)}T10:00:00Z`;
    const ids: string[] = [];
    await instance.work(async (db) => {
      const one = async (statement: string, values: unknown[]) =>
        (await db.query<{ id: string }>(`${statement} RETURNING id`, values))[0]?.id ?? '';
      const [stage] = await db.query<{ id: string; pipelineId: string }>(
        'SELECT id, pipeline_id AS "pipelineId" FROM crm_stage WHERE kind = \'open\' ORDER BY position LIMIT 1',
      );
      const [reason] = await db.query<{ id: string }>('SELECT id FROM crm_lost_reason LIMIT 1');
      const sell = (state: string, contactId: string | null, companyId: string | null) =>
        one(
          `INSERT INTO crm_opportunity (id, name, pipeline_id, stage_id, state, probability, closed_at, lost_reason_id, contact_id, company_id)
           VALUES (gen_random_uuid(), 'Affaire', $1, $2, $3, 10, CASE WHEN $3 <> 'open' THEN now() END, $4, $5, $6)`,
          [stage?.pipelineId, stage?.id, state, reason?.id, contactId, companyId],
        );
      for (const told of stories) {
        const id = await one(
          "INSERT INTO crm_contact (id, last_name, created_at) VALUES (gen_random_uuid(), 'Martin', $1)",
          [at(told.entered)],
        );
        ids.push(id);
        for (const [days, direction] of [
          [told.called, 'out'],
          [told.theyCalled, 'in'],
        ] as const)
          if (days !== null)
            await one(
              `INSERT INTO crm_activity (id, kind, subject, direction, state, due_at, done_at, contact_id)
               VALUES (gen_random_uuid(), 'call', 'Appel', $1, 'done', $2, $2, $3)`,
              [direction, at(days), id],
            );
        if (told.consented !== null)
          await one(
            `INSERT INTO crm_consent_event (id, contact_id, channel, kind, basis, source, at)
             VALUES (gen_random_uuid(), $1, 'letter', 'given', 'consent', 'salon', $2)`,
            [id, at(told.consented)],
          );
        if (told.opened) {
          const campaign = await one(
            "INSERT INTO crm_campaign (id, name) VALUES (gen_random_uuid(), 'Lettre')",
            [],
          );
          await one(
            `INSERT INTO crm_campaign_recipient (campaign_id, contact_id, address, state, sent_at, opened_at)
             VALUES ($1, $2, 'x@y.example', 'sent', now(), now())`,
            [campaign, id],
          );
        }
        const company =
          told.place === 'none' && told.sale !== 'lost of the company'
            ? null
            : await one(
                "INSERT INTO crm_company (id, name, kind) VALUES (gen_random_uuid(), 'Société', $1)",
                [told.place === 'none' ? 'prospect' : told.place],
              );
        if (company)
          await one(
            'INSERT INTO crm_affiliation (id, contact_id, company_id) VALUES (gen_random_uuid(), $1, $2)',
            [id, company],
          );
        if (told.sale === 'won as a participant')
          await one(
            'INSERT INTO crm_participant (id, opportunity_id, contact_id) VALUES (gen_random_uuid(), $1, $2)',
            [await sell('won', null, null), id],
          );
        else if (told.sale === 'lost of the company') await sell('lost', null, company);
        else if (told.sale !== 'none') await sell(told.sale, id, null);
      }
    });
    const expected = stories.flatMap((told, index) => {
      const latest = Math.min(told.entered, told.theyCalled ?? 9999, told.consented ?? 9999);
      const due = isDue(
        {
          lastContactOn: addDays(today, -latest),
          isCustomer: ['customer', 'supplier'].includes(told.place) || told.sale.startsWith('won'),
          hasOpenSale: told.sale === 'open',
          isHeld: false,
          isAnonymous: false,
        },
        36,
        today,
      );
      return due ? [ids[index]] : [];
    });
    expect(expected.length).toBeGreaterThan(10);
    expect(expected.length).toBeLessThan(100);
    expect(await kit.review()).toMatchObject({ found: expected.length, lapsed: 0 });
    expect((await kit.cases()).map(({ contactId }) => contactId).sort()).toEqual(expected.sort());
    // Looking once more finds nobody twice.
    expect(await kit.review()).toMatchObject({ found: 0, lapsed: 0 });
  });

  it('are leads too: not those that became a contact, wrote to us, or bought', async () => {
    const old = await kit.lead(37);
    const young = await kit.lead(35);
    const wrote = await kit.lead(40);
    await kit.make('crm/activities', {
      kind: 'call',
      subject: 'A appelé',
      direction: 'in',
      doneAt: `${await kit.monthsAgo(2)}T10:00:00Z`,
      leadId: wrote,
    });
    await kit.review();
    const found = (await kit.cases('state=due&rule=lead')).map(({ leadId }) => leadId);
    expect(found).toContain(old);
    expect(found).not.toContain(young);
    expect(found).not.toContain(wrote);
    const { dueOn } = await kit.caseOf(old);
    expect(dueOn).toBe(addMonths(await kit.monthsAgo(37), 36));
  });

  it('are not due any more once they come back to us, even between finding and deciding', async () => {
    const id = await kit.contact(40);
    const other = await kit.contact(41);
    await kit.review();
    const back = async (contactId: string) =>
      kit.make('crm/activities', {
        kind: 'call',
        subject: 'A rappelé',
        direction: 'in',
        doneAt: `${await kit.monthsAgo(0)}T00:00:01Z`,
        contactId,
      });
    await back(id);
    expect((await kit.decide([id], 'anonymise')).body).toEqual({ decided: 0, lapsed: 1, gone: 0 });
    expect((await kit.client.get(`/api/crm/contacts/${id}`)).body.anonymisedAt).toBeNull();
    await back(other);
    expect(await kit.review()).toMatchObject({ lapsed: 1 });
    expect(await kit.cases()).toEqual([]);
  });
});

describe('prospects that are kept', () => {
  it('have a reason and an end, and come up again after it, or when they are released', async () => {
    const [disputed, decennial] = [await kit.contact(40), await kit.contact(41)];
    await kit.review();
    const refused = await kit.decide([disputed], 'keep');
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'reason']);
    const until = await kit.monthsAgo(-6);
    await kit.decide([disputed], 'keep', { reason: 'litige en cours' });
    await kit.decide([decennial], 'keep', { reason: 'garantie décennale', until });
    expect(await kit.review()).toMatchObject({ found: 0 });
    const kept = await kit.caseOf(disputed, 'state=kept');
    expect(kept).toMatchObject({ reason: 'litige en cours', keptUntil: null, decidedBy: expect.any(String) });
    const released = await kit.client.post(`/api/crm/retention-cases/${kept.id}/release`, undefined, {
      headers: { 'if-match': `"${kept.version}"` },
    });
    expect(released.body).toMatchObject({ state: 'released' });
    expect(await kit.review()).toMatchObject({ found: 1 });
    await kit.sql("UPDATE crm_retention_case SET kept_until = current_date - 2 WHERE state = 'kept'");
    expect(await kit.review()).toMatchObject({ found: 1 });
    expect((await kit.cases()).map(({ contactId }) => contactId).sort()).toEqual(
      [disputed, decennial].sort(),
    );
  });
});

describe('the rule that acts by itself', () => {
  it('announces whom it found, and makes them anonymous after the notice', async () => {
    const longer = await set({ prospectMonths: 48 });
    expect([longer.status, longer.body.errors[0].field]).toEqual([422, 'longerBecause']);
    expect((await set({ mode: 'anonymise', noticeDays: 30 })).status).toBe(200);
    const id = await kit.contact(40);
    expect(await kit.review()).toMatchObject({ found: 1, anonymised: 0 });
    const [told] = (await kit.client.get('/api/workspace/notifications')).body.items;
    expect(told.title).toContain('anonymisés à partir du');
    await kit.sql("UPDATE crm_retention_case SET found_at = now() - interval '29 days'");
    expect(await kit.review()).toMatchObject({ anonymised: 0 });
    await kit.sql("UPDATE crm_retention_case SET found_at = now() - interval '31 days'");
    expect(await kit.review()).toMatchObject({ anonymised: 1 });
    expect((await kit.client.get(`/api/crm/contacts/${id}`)).body.lastName).toBe('Anonymisé');
    expect(await kit.caseOf(id, 'state=anonymised')).toMatchObject({ decidedBy: expect.anything() });
  });
});

describe('rights', () => {
  it('are for those who decide; the period is for admins', async () => {
    for (const role of ['manager', 'member', 'reader'] as const) {
      const client = await instance.user(role);
      expect((await client.get('/api/crm/retention-cases')).status).toBe(403);
      expect((await client.post('/api/crm/retention-cases/review')).status).toBe(403);
      expect((await client.get('/api/crm/retention-settings')).status).toBe(403);
    }
  });
});
