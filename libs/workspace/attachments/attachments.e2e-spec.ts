import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  beside,
  company,
  attachmentsPath as path,
  upload,
} from '../../../test/files/attachments-test-kit.js';
import { attachmentLimits } from './attachment-limits.js';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n');
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('files beside a record', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let companyId: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    companyId = await company(admin);
  });
  afterAll(() => platform.stop());

  const contentOf = (client: TestClient, id: string, query = '') =>
    client.get(`${path}/${id}/content${query}`);
  const count = async (table: string) =>
    (await instance.work((db) => db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)))[0]?.n;

  it('come in as they are, are listed with who brought them, renamed, read and removed', async () => {
    const me = (await admin.get('/api/identity/session')).body.user;
    const created = await upload(admin, companyId, 'Plan: rez-de-chaussée.pdf', pdf);
    expect(created.status).toBe(201);
    expect(created.body).toEqual({
      id: expect.any(String),
      version: 1,
      resource: 'crm.company',
      recordId: companyId,
      name: 'Plan_ rez-de-chaussée.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      inline: true,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      author: {
        kind: 'user',
        id: me.id,
        name: [me.firstName, me.lastName].filter(Boolean).join(' ') || null,
      },
    });
    const { id } = created.body;
    const listed = await admin.get(`${path}?${beside('crm.company', companyId)}`);
    expect(listed.body.items).toEqual([created.body]);
    expect((await admin.get(`${path}/${id}`)).body).toEqual(created.body);

    const saved = await contentOf(admin, id);
    expect(saved.status).toBe(200);
    expect(saved.bytes.equals(pdf)).toBe(true);
    expect(saved.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
    expect(saved.headers['content-disposition']).toMatch(
      /^attachment; filename="Plan_ rez-de-chaussee\.pdf";/,
    );
    expect((await contentOf(admin, id, '?inline')).headers['content-disposition']).toMatch(/^inline; /);

    const renamed = await admin.patch(`${path}/${id}`, 1, { name: 'Rez-de-chaussée' });
    expect(renamed.body).toMatchObject({ version: 2, name: 'Rez-de-chaussée.pdf' });
    const stale = await admin.patch(`${path}/${id}`, 1, { name: 'autre' });
    expect(stale.body).toMatchObject({ code: 'STALE_VERSION', version: 2, current: renamed.body });
    expect((await admin.patch(`${path}/${id}`, 2, { name: '///' })).body.code).toBe('WORKSPACE_FILE_NAME');
    expect((await admin.delete(`${path}/${id}`)).status).toBe(428);
    expect((await admin.delete(`${path}/${id}`, 1)).status).toBe(409);
    expect((await admin.delete(`${path}/${id}`, 2)).status).toBe(204);
    expect((await contentOf(admin, id)).status).toBe(404);
    expect((await admin.get(`${path}?${beside('crm.company', companyId)}`)).body.items).toEqual([]);
    expect(await count('stored_file')).toBe(0);
  });

  it('are never shown in a page when they could run something there', async () => {
    for (const [name, content] of [
      ['page.html', '<script>alert(1)</script>'],
      ['dessin.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['donnees.json', '{"a": 1}'],
    ] as const) {
      const headers = { 'content-type': name.endsWith('json') ? 'application/json' : 'text/html' };
      const { body, status } = await upload(admin, companyId, name, content, { headers });
      expect([name, status, body.inline]).toEqual([name, 201, false]);
      const shown = await contentOf(admin, body.id, '?inline');
      expect(shown.text).toBe(content);
      expect(shown.headers['content-type']).toBe('application/octet-stream');
      expect(shown.headers['content-disposition']).toMatch(/^attachment; /);
      expect(shown.headers['content-security-policy']).toContain('sandbox');
    }
  });

  it('are refused when they are programs, empty, or not what they say, and leave nothing behind', async () => {
    const before = [await count('stored_file'), await count('workspace_attachment')];
    const refusal = async (name: string, content: string | Buffer) => {
      const { status, body } = await upload(admin, companyId, name, content);
      return [status, body.code];
    };
    expect(await refusal('facture.pdf.exe', pdf)).toEqual([422, 'WORKSPACE_FILE_EXECUTABLE']);
    expect(await refusal('facture.bin1', Buffer.from('4d5a9000030000', 'hex'))).toEqual([
      422,
      'WORKSPACE_FILE_EXECUTABLE',
    ]);
    expect(await refusal('photo.jpg', png)).toEqual([422, 'WORKSPACE_FILE_CONTENT']);
    // Longer than what is looked at first: the rest of the body is on its way when the answer is known.
    expect(await refusal('photo.png', Buffer.alloc(3_000_000, 'x'))).toEqual([422, 'WORKSPACE_FILE_CONTENT']);
    expect(await refusal('vide.txt', '')).toEqual([422, 'WORKSPACE_FILE_EMPTY']);
    expect(await refusal('...', pdf)).toEqual([422, 'WORKSPACE_FILE_NAME']);
    expect(
      (await admin.send('POST', `${path}?${beside('crm.company', companyId)}`, { raw: pdf })).status,
    ).toBe(422);
    const french = await upload(admin, companyId, 'a.exe', pdf, { headers: { 'accept-language': 'fr' } });
    expect(french.body.title).toBe('Les programmes et les scripts ne peuvent pas être joints.');
    expect([await count('stored_file'), await count('workspace_attachment')]).toEqual(before);
  });

  it('of 25 MB come and go as a stream, and not one byte more', async () => {
    const most = randomBytes(attachmentLimits.bytesOfOne);
    const created = await upload(admin, companyId, 'maquette.ifc', most);
    expect(created.body).toMatchObject({ size: most.length, mediaType: 'application/octet-stream' });
    const back = await contentOf(admin, created.body.id);
    expect(back.bytes.equals(most)).toBe(true);

    const told = await upload(admin, companyId, 'a.ifc', Buffer.alloc(attachmentLimits.bytesOfOne + 1));
    expect([told.status, told.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
    const untold = await streamed(admin, [most, Buffer.from('x')]);
    expect(untold).toBe(413);
  });

  /** Sends parts without saying how long they are, as a browser that reads a file may. @returns the status. */
  function streamed(client: TestClient, parts: readonly Buffer[], breakOff = false): Promise<number> {
    return new Promise((resolve, reject) => {
      const headers = {
        host: `${instance.slug}.${platform.config.baseDomain}`,
        'x-b2o-client': 'test',
        'content-type': 'application/octet-stream',
        cookie: client.cookie ?? '',
      };
      const address = `${platform.origin}${path}?${beside('crm.company', companyId)}&name=a.ifc`;
      const outgoing = request(address, { method: 'POST', headers, setHost: false }, (incoming) => {
        incoming.resume().on('end', () => resolve(incoming.statusCode ?? 0));
      });
      outgoing.on('error', (error) => (breakOff ? resolve(0) : reject(error)));
      for (const part of parts) outgoing.write(part);
      if (breakOff) setTimeout(() => outgoing.destroy(), 200);
      else outgoing.end();
    });
  }

  it('that break off on their way leave nothing, and are no fault of ours', async () => {
    const before = await count('stored_file');
    expect(await streamed(admin, [randomBytes(100_000)], true)).toBe(0);
    expect(await count('stored_file')).toBe(before);
    expect(platform.logs.filter((line) => line.includes('failed unexpectedly'))).toEqual([]);
  });

  it('sent twice under one key are one file', async () => {
    const options = { headers: { 'idempotency-key': 'one upload' } };
    const one = await upload(admin, companyId, 'devis.pdf', pdf, options);
    const two = await upload(admin, companyId, 'devis.pdf', pdf, options);
    expect(two.body.id).toBe(one.body.id);
    expect(two.headers['idempotent-replayed']).toBe('true');
    const other = await upload(admin, companyId, 'devis.pdf', Buffer.concat([pdf, pdf]), options);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('stop where the room for them ends', async () => {
    const id = '00000000-0000-7000-8000-000000000001';
    await instance.work((db) =>
      db.query(
        `INSERT INTO stored_file (id, sha256, size, media_type, name) VALUES ($1, repeat('0', 64), $2, 'text/plain', 'x')`,
        [id, attachmentLimits.bytesOfInstance],
      ),
    );
    const full = await upload(admin, companyId, 'a.pdf', pdf);
    expect([full.status, full.body.code]).toEqual([409, 'WORKSPACE_FILE_QUOTA']);
    await instance.work((db) => db.query('DELETE FROM stored_file WHERE id = $1', [id]));
    expect((await upload(admin, companyId, 'a.pdf', pdf)).status).toBe(201);
  });
});
