import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { type TestInstance, TestPlatform } from '#testing';
import { columns, WebImporter } from './web-import-test-kit.js';

describe('files that people send', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: WebImporter;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = new WebImporter(platform, await instance.admin());
  });
  afterAll(() => platform.stop());

  it.each([
    ['nothing', '', 'vide'],
    ['blank lines', '\n\n  \n', 'vide'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3]), 'binaire'],
    ['random bytes', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 32)), 'binaire'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'ancien format'],
    ['an archive that is no workbook', Buffer.from('PK\x03\x04nothing'), 'classeur'],
    ['a compressed file', gzipSync('Nom\nUn\n'), 'compressé'],
    ['hundreds of columns', Array.from({ length: 300 }, (_, at) => `c${at}`).join(';'), '256 colonnes'],
  ])('are refused clearly when they are %s', async (_, content, words) => {
    const { status, body } = await admin.upload(content);
    expect([status, body.code]).toEqual([422, 'IMPORT_FILE_UNREADABLE']);
    expect(body.detail).toContain(words);
    const english = await admin.client.send('POST', '/api/integrations/uploads', {
      raw: content,
      headers: { 'content-type': 'text/csv', 'accept-language': 'en' },
    });
    expect((english.body as { detail: string }).detail).not.toBe(body.detail);
  });

  it('leave nothing behind when they are refused, and nothing in clear when they are taken', async () => {
    const { config } = platform;
    const filesOf = (folder: string) => {
      try {
        return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
          entry.isFile(),
        );
      } catch {
        return [];
      }
    };
    const before = filesOf(config.filesDir).length;
    await admin.upload('');
    expect(filesOf(config.filesDir)).toHaveLength(before);
    const file = await admin.file('Nom;Notes\nDurand;un secret de chantier\n');
    expect(filesOf(join(config.dataDir, 'tmp'))).toEqual([]);
    const [stored] = await platform.sql<{ sha256: string }>(
      `SELECT sha256 FROM ${instance.schema}.integrations_upload WHERE id = $1`,
      [file.id],
    );
    const path = join(
      config.filesDir,
      instance.row.id,
      stored?.sha256.slice(0, 2) ?? '',
      stored?.sha256.slice(2) ?? '',
    );
    const { readFileSync, existsSync } = await import('node:fs');
    expect(readFileSync(path).includes('secret')).toBe(false);
    expect((await admin.client.delete(`/api/integrations/uploads/${file.id}`)).status).toBe(204);
    expect(existsSync(path)).toBe(false);
  });

  it('are not taken when they are too large or of another type', async () => {
    const large = await admin.upload(Buffer.alloc(20 * 1024 * 1024 + 1, 'a;b\n'));
    expect([large.status, large.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
    expect((await admin.upload('{}', 'x.json', 'application/json')).status).toBe(415);
    const twice = await admin.client.send('POST', '/api/integrations/uploads?name=a&name=b', {
      raw: 'a;b\n',
      headers: { 'content-type': 'text/csv' },
    });
    expect(twice.status).toBe(422);
  });

  it('may have a hundred columns, names twice or not at all, and rows of formulas', async () => {
    const names = [...Array.from({ length: 97 }, (_, at) => `Champ ${at}`), 'Nom', 'Nom', ''];
    const row = names.map((_, at) => (at === 97 ? '=cmd|calc' : `@v${at}`));
    const file = await admin.file([names.join(';'), row.join(';')].join('\n'));
    expect(file.columns).toHaveLength(100);
    expect(file.columns.slice(97).map(({ name }: { name: string }) => name)).toEqual([
      'Nom',
      'Nom (2)',
      'Colonne 100',
    ]);
    const done = await admin.run({
      uploadId: file.id,
      target: 'crm.company',
      columns: columns({ Nom: 'name', 'Colonne 100': 'notes' }),
    });
    expect(done).toMatchObject({ created: 1 });
    const [made] = (await admin.client.get('/api/crm/companies?q=calc')).body.items;
    expect(made).toMatchObject({ name: '=cmd|calc', notes: '@v99' });
  });

  it('may be read another way than they were', async () => {
    const text = 'Nom,Ville\n"Élan, SA",Nîmes\nŒuvre,Brest\n';
    const file = await admin.file(iconv.encode(text, 'windows-1252'));
    expect(file).toMatchObject({ encoding: 'windows-1252', delimiter: ',' });
    const read = (body: object) => admin.client.put(`/api/integrations/uploads/${file.id}/reading`, body);
    const wrong = await read({ encoding: 'utf-8' });
    expect(wrong.body).toMatchObject({ encoding: 'utf-8', rowCount: 2, unreadableRows: 2 });
    expect((await read({ encoding: 'klingon' })).body).toMatchObject({ code: 'IMPORT_FILE_UNREADABLE' });
    expect((await read({ headerLine: 0 })).body).toMatchObject({
      encoding: 'windows-1252',
      headerLine: 0,
      rowCount: 3,
      columns: [{ name: 'Colonne 1', samples: ['Nom', 'Élan, SA', 'Œuvre'] }, { name: 'Colonne 2' }],
    });
    expect((await read({ delimiter: ';;' })).status).toBe(422);
    expect((await read({ delimiter: '\n' })).body).toMatchObject({ code: 'IMPORT_FILE_UNREADABLE' });
    expect((await read({})).body).toMatchObject({ headerLine: 1, rowCount: 2, unreadableRows: 0 });
  });

  it('may name variables and paths of the server without reaching them', async () => {
    process.env['B2O_TEST_SECRET'] = 'leaked';
    const name = ['$', '{B2O_TEST_SECRET}'].join('');
    const file = await admin.file(`${name};/Nom;a.b\n../x;/etc;c\n`, `${name}.csv`);
    expect(file.name).toBe(`${name}.csv`);
    const done = await admin.run({
      uploadId: file.id,
      target: 'crm.company',
      columns: columns({ [name]: 'name', '/Nom': 'notes', 'a.b': 'source' }),
    });
    expect(done).toMatchObject({ created: 1, name: `${name}.csv` });
    const list = (await admin.client.get('/api/crm/companies?perPage=200')).body.items;
    expect(list.find((each: { name: string }) => each.name === '../x')).toMatchObject({
      name: '../x',
      notes: '/etc',
      source: 'c',
    });
    delete process.env['B2O_TEST_SECRET'];
  });

  it('are mapped only to what there is', async () => {
    const file = await admin.file('Nom;SIRET\nUn;\n');
    const ask = async (body: object) => {
      const { status, body: answer } = await admin.start({
        uploadId: file.id,
        target: 'crm.company',
        ...body,
      });
      return [
        status,
        answer.errors?.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
      ];
    };
    expect(await ask({ columns: columns({ Nom: 'name', Autre: 'notes', SIRET: 'city' }) })).toEqual([
      422,
      ['columns.1.column unknown-column', 'columns.2.field unknown-field'],
    ]);
    expect(await ask({ columns: columns({ SIRET: 'siret' }) })).toEqual([422, ['columns required']]);
    expect(await ask({ columns: columns({ Nom: 'name', SIRET: 'name' }) })).toEqual([
      422,
      ['columns.1.field duplicate'],
    ]);
    expect(await ask({ columns: columns({ Nom: 'name' }), matchBy: 'siret' })).toEqual([
      422,
      ['matchBy unmapped'],
    ]);
    expect(await ask({ columns: columns({ Nom: 'name' }), matchBy: 'x' })).toEqual([
      422,
      ['matchBy unknown'],
    ]);
    expect(await ask({ target: 'hr.employee', columns: columns({ Nom: 'lastName' }) })).toEqual([
      422,
      ['target unknown'],
    ]);
    const transform = { name: 'replace', pattern: '(a+)+$' };
    expect((await ask({ columns: [{ column: 'Nom', field: 'name', transform }] }))[0]).toBe(422);
    const badDate = [{ column: 'Nom', field: 'name', transform: { name: 'date', format: 'XX' } }];
    expect((await ask({ columns: badDate }))[0]).toBe(422);
    expect((await ask({ columns: [] }))[0]).toBe(422);
  });
});
