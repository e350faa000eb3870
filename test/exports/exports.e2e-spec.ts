import { createHash } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { AuditTrail } from '#identity';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const path = '/api/crm/contacts/exports';

/** The lines of our CSV, without its byte order mark. */
const linesOf = (text: string): string[] => {
  expect(text.startsWith('\uFEFF')).toBe(true);
  return text.slice(1).trimEnd().split('\r\n');
};

describe('exports of records', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let manager: TestClient;

  const leftovers = () => readdirSync(join(platform.config.dataDir, 'tmp'));
  const trail = () => instance.work(() => platform.app.get(AuditTrail).list(undefined, 50));

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    manager = await instance.user('manager');
    for (const [lastName, firstName, jobTitle] of [
      ['Éluère', 'Zoé', 'Métreuse'],
      ['Dupré', 'François', '=HYPERLINK("http://x")'],
      ['Martin', 'Léa', '@SUM(A1)'],
    ]) {
      await manager.post('/api/crm/contacts', {
        lastName,
        firstName,
        jobTitle,
        emails: [{ address: `${lastName}@exemple.fr`.normalize('NFD').replace(/\p{M}/gu, '') }],
        doNotCall: lastName === 'Martin',
      });
    }
  });
  afterAll(() => platform.stop());

  it('hold what the list shows, with its filters, search and order', async () => {
    const query = { sort: 'lastName', order: 'desc', doNotCall: false };
    const list = await manager.get('/api/crm/contacts?sort=lastName&order=desc&doNotCall=false');
    const file = await manager.post(path, {
      format: 'csv',
      fields: ['lastName', 'firstName', 'emails'],
      query,
    });
    expect(file.status).toBe(200);
    const [header, ...rows] = linesOf(file.text);
    expect(header).toBe('Nom;Prénom;E-mails');
    expect(rows).toEqual(
      list.body.items.map(
        (each: Record<string, string>) => `${each['lastName']};${each['firstName']};${each['email']}`,
      ),
    );
    expect(rows).toHaveLength(2);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String(file.bytes.length),
      'x-row-count': '2',
    });
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="Contacts \d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''Contacts%20\d{4}-\d\d-\d\d\.csv$/,
    );

    const found = await manager.post(path, { format: 'csv', fields: ['lastName'], query: { q: 'eluere' } });
    expect(linesOf(found.text)).toEqual(['Nom', 'Éluère']);
  });

  it('run no formula, in CSV and in XLSX', async () => {
    const fields = ['lastName', 'jobTitle', 'createdAt', 'doNotCall'];
    const csv = await manager.post(path, { format: 'csv', fields });
    expect(linesOf(csv.text)[1]).toMatch(/^Dupré;"'=HYPERLINK\(""http:\/\/x""\)";\d{4}-\d\d-\d\dT.*Z;non$/);

    const xlsx = await manager.post(path, { format: 'xlsx', fields });
    const book = new exceljs.Workbook();
    await book.xlsx.load(xlsx.bytes as unknown as ArrayBuffer);
    const sheet = book.worksheets[0];
    expect(sheet?.name).toBe('Contacts');
    const row = sheet?.getRow(2);
    expect(row?.getCell(2).type).toBe(exceljs.ValueType.String);
    expect(row?.getCell(2).value).toBe('=HYPERLINK("http://x")');
    expect(row?.getCell(3).value).toBeInstanceOf(Date);
    expect(sheet?.rowCount).toBe(4);
  });

  it('are a right of their own', async () => {
    const reader = await instance.user('reader');
    const member = await instance.user('member');
    for (const client of [reader, member]) {
      const refused = await client.post(path, { format: 'csv' });
      expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN']);
    }
    expect((await instance.anonymous().post(path, { format: 'csv' })).status).toBe(401);
  });

  it('reach as far as the right to export does, not as far as the right to read', async () => {
    await instance.work((db) =>
      db.query(
        `INSERT INTO identity_role (id, key, name, permissions) VALUES (gen_random_uuid(), 'seller', 'Vendeur', $1)`,
        [{ 'crm.contact.read': 'all', 'crm.contact.create': 'all', 'crm.contact.export': 'own' }],
      ),
    );
    const seller = await instance.invite(`seller@${instance.slug}.example`, 'seller');
    const { body } = await seller.get('/api/identity/session');
    await seller.post('/api/crm/contacts', { lastName: 'Perso', ownerId: body.user.id });
    expect((await seller.get('/api/crm/contacts')).body.total).toBe(4);
    const file = await seller.post(path, { format: 'csv', fields: ['lastName'] });
    expect(linesOf(file.text)).toEqual(['Nom', 'Perso']);
  });

  it('name each value that is wrong', async () => {
    const wrong = await manager.post(path, {
      format: 'pdf',
      fields: ['lastName', 3],
      query: [],
      more: true,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'fields',
      'format',
      'more',
      'query',
    ]);
    for (const unkept of [{ reason: 'a\ud800' }, { reason: 'a\nb' }, { query: { q: '\ud800' } }]) {
      const refused = await manager.post(path, { format: 'csv', ...unkept });
      expect(refused.body.errors).toMatchObject([{ field: Object.keys(unkept)[0] }]);
    }
    const unknown = await manager.post(path, { format: 'csv', fields: ['lastName', 'search_text'] });
    expect(unknown.body.errors).toMatchObject([{ field: 'fields.1', code: 'unknown' }]);
    const twice = await manager.post(path, { format: 'csv', fields: ['lastName', 'lastName'] });
    expect(twice.body.errors).toMatchObject([{ field: 'fields.1', code: 'once' }]);
    const sort = await manager.post(path, { format: 'csv', query: { sort: 'notes' } });
    expect(sort.body.errors).toMatchObject([{ field: 'query.sort', code: 'choice' }]);
  });

  it('are in the audit trail: who, what, how many, which file', async () => {
    const file = await manager.post(path, {
      format: 'csv',
      fields: ['lastName'],
      query: { doNotCall: true },
      reason: ' Relance annuelle ',
    });
    const [entry] = await trail();
    expect(entry).toMatchObject({
      action: 'crm.contact.exported',
      actorLabel: `manager@${instance.slug}.example`,
      details: {
        format: 'csv',
        fields: ['lastName'],
        rows: 1,
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
        filters: { doNotCall: 'true' },
        reason: 'Relance annuelle',
      },
    });
  });

  it('send nothing when the trail cannot be written', async () => {
    const before = (await trail()).length;
    await platform.sql(
      `ALTER TABLE "${instance.schema}".identity_audit_event ADD CONSTRAINT closed CHECK (n < 0) NOT VALID`,
    );
    try {
      const refused = await manager.post(path, { format: 'csv' });
      expect(refused.status).toBeGreaterThanOrEqual(500);
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(refused.text).not.toContain('Dupré');
    } finally {
      await platform.sql(`ALTER TABLE "${instance.schema}".identity_audit_event DROP CONSTRAINT closed`);
    }
    expect((await trail()).length).toBe(before);
    expect(leftovers()).toEqual([]);
  });

  it('of 20,000 contacts keep the memory bounded, and leave no file even when the client goes away', async () => {
    await instance.work((db) =>
      db.query(
        `INSERT INTO crm_contact (id, last_name, first_name, notes)
         SELECT gen_random_uuid(), 'Personne ' || n, 'Éloïse', repeat('note ', 200) FROM generate_series(1, 20000) n`,
      ),
    );
    let peak = 0;
    global.gc?.();
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    const gone = await new Promise<number>((resolve, reject) => {
      const body = JSON.stringify({ format: 'csv' });
      const outgoing = request(
        `${platform.origin}${path}`,
        {
          method: 'POST',
          setHost: false,
          headers: {
            host: `${instance.slug}.${platform.config.baseDomain}`,
            cookie: manager.cookie,
            'x-b2o-client': 'test',
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        (incoming) => {
          incoming.once('data', () => {
            incoming.destroy();
            resolve(Number(incoming.headers['x-row-count']));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
    clearInterval(watch);
    expect(gone).toBeGreaterThanOrEqual(20_000);
    // The file is over 20 MB and the records are more: neither is ever in memory.
    expect((peak - before) / 2 ** 20).toBeLessThan(60);
    expect(leftovers()).toEqual([]);
    const open = () =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).includes('export-');
        } catch {
          return false;
        }
      });
    if (process.platform === 'linux') {
      await platform.eventually(() => (open().length === 0 ? true : undefined), 'the export to be closed');
    }
  });
});
