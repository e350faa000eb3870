import { AuditTrail } from '#identity';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const path = '/api/hr/employees/exports';
const reason = 'Bilan social annuel';
const fields = ['lastName', 'firstName', 'jobTitle'];

describe('HR data leave the instance', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let referent: TestClient;
  let employee: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    referent = await instance.hrReferent();
    const created = await referent.post('/api/hr/employees', {
      firstName: 'Aimée',
      lastName: 'Confidentiel',
      jobTitle: '+33 couvreuse',
    });
    expect(created.status).toBe(201);
    employee = created.body.id;
  });
  afterAll(() => platform.stop());

  it('by the hand of an HR referent alone, whatever the role', async () => {
    for (const client of [await instance.admin(), await instance.user('manager')]) {
      const refused = await client.post(path, { format: 'csv', fields, reason });
      expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN']);
    }
    const file = await referent.post(path, { format: 'csv', fields, reason });
    expect(file.status).toBe(200);
    expect(file.text).toContain("Confidentiel;Aimée;'+33 couvreuse");
  });

  it('with a reason', async () => {
    for (const given of [{}, { reason: '  abc  ' }, { reason: 12 }]) {
      const refused = await referent.post(path, { format: 'csv', fields, ...given });
      expect(refused.status).toBe(422);
      expect(refused.body.errors).toMatchObject([{ field: 'reason' }]);
    }
  });

  it('soon after the password was proved', async () => {
    await instance.work((db) =>
      db.query("UPDATE identity_session SET authenticated_at = now() - interval '16 minutes'"),
    );
    const refused = await referent.post(path, { format: 'csv', fields, reason });
    expect([refused.status, refused.body.code]).toEqual([403, 'PASSWORD_CONFIRMATION_REQUIRED']);
    await instance.work((db) => db.query('UPDATE identity_session SET authenticated_at = now()'));
    expect((await referent.post(path, { format: 'csv', fields, reason })).status).toBe(200);
  });

  it('under the eyes of every referent, and without data in the trail or in the mail', async () => {
    const second = `second-rh@${instance.slug}.example`;
    await instance.invite(second, 'member');
    await instance.work((db) =>
      db.query('UPDATE identity_user SET hr_referent = true WHERE email = $1', [second]),
    );
    const before = platform.mails().length;
    const file = await referent.post(path, {
      format: 'xlsx',
      fields,
      reason,
      query: { q: 'confidentiel' },
    });
    expect(file.headers['x-row-count']).toBe('1');

    const [entry] = await instance.work(() => platform.app.get(AuditTrail).list(undefined, 1));
    expect(entry).toMatchObject({
      action: 'hr.employee.exported',
      details: { rows: 1, format: 'xlsx', fields, filters: ['q'], reason },
    });
    expect(JSON.stringify(entry)).not.toMatch(/confidentiel/i);

    const mails = await platform.eventually(() => {
      const found = platform
        .mails()
        .slice(before)
        .filter((mail) => mail.includes(`To: ${second}`) || mail.includes(`To: rh@${instance.slug}.example`));
      return found.length === 2 ? found : undefined;
    }, 'two mails to the referents');
    for (const mail of mails) {
      const text = decodeMail(mail);
      expect(text).toContain(`rh@${instance.slug}.example a exporté des données RH`);
      expect(text).toContain('Nombre de lignes : 1');
      expect(text).toContain(`Motif : ${reason}`);
      expect(text).not.toMatch(/Confidentiel|Aimée/);
    }
  });

  it('never by the history of a record', async () => {
    const history = `/api/hr/employees/${employee}/history`;
    const own = await referent.get(history);
    expect(own.body.items[0]).toMatchObject({ operation: 'insert' });
    expect(own.text).toContain('Confidentiel');
    for (const client of [await instance.admin(), await instance.user('manager')]) {
      expect((await client.get(history)).status).toBe(403);
    }
    // The journal of the vault is not in the one that others read.
    const rows = await instance.work((db) =>
      db.query(
        "SELECT n FROM change_journal WHERE table_name LIKE 'hr%' OR before::text LIKE '%Confidentiel%'",
      ),
    );
    expect(rows).toEqual([]);
  });
});

/** The text of a mail, whatever its transfer encoding. */
function decodeMail(mail: string): string {
  const [head = '', ...rest] = mail.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
