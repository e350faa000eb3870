import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { newId } from '#kernel';
import { type AppConfig, AppLogger, Clock, Databases, EmbeddedPostgres, pg } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../index.js';
import { SchemaLoader } from '../restore/schema-loader.js';
import { DiskSpace } from '../runs/disk-space.js';
import { Watchdog } from '../schedule/watchdog.js';
import { ProofServer } from './proof-server.js';
import { hourMs, nextNight, ProofKit, whole } from './proof-test-kit.js';
import { Proofs } from './proofs.service.js';
import { RestoreProof } from './restore-proof.js';

describe('proofs of copies', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let kit: ProofKit;
  let now: Date;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    // Held, so that it need not start anew for each proof.
    server = new EmbeddedPostgres({ dataDir: folderOfServer(), throwAway: true });
    await server.acquire();
    jest.spyOn(platform.app.get(Clock), 'now').mockImplementation(() => now);
    await platform.sql('TRUNCATE platform.backup_run, platform.backup_alert CASCADE');
  });
  beforeEach(async () => {
    now = nextNight();
    instance = await platform.instance();
    kit = new ProofKit(platform, instance);
    await (await instance.admin()).post('/api/crm/companies', { name: 'Ardoises du Trieux' });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    jest.spyOn(platform.app.get(Clock), 'now').mockImplementation(() => now);
    // Those of one test must not be proved in the next.
    await platform.sql("UPDATE platform.backup_run SET state = 'expired' WHERE instance_id = $1", [
      instance.row.id,
    ]);
  });
  afterAll(async () => {
    await server.release();
    await platform.sql('TRUNCATE platform.backup_run, platform.backup_alert CASCADE');
    await platform.stop();
  });

  const folderOfServer = () => join(platform.config.dataDir, 'proof-server');
  const proofs = () => platform.app.get(Proofs);

  it('bring a full copy, and what changed since, back on another server, and leave nothing there', async () => {
    await kit.copy();
    await (await instance.admin()).post('/api/crm/companies', { name: 'Zinguerie du Jaudy' });
    const runId = await kit.copy('incremental');
    const proof = await proofs().proveRestore(instance.slug, 'test');
    expect(proof).toMatchObject({ runId, proven: true, problems: [], tables: expect.any(Number) });
    expect(proof.serverVersion).toMatch(/^\d+\.\d+/);
    expect(await kit.made()).toEqual([
      { kind: 'restore', state: 'intact', run: runId, problems: [], version: proof.serverVersion },
    ]);
    const client = new pg.Client({ connectionString: (await server.acquire()).url });
    await client.connect();
    const schemas = await client.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\\_%'");
    await client.end();
    expect(schemas.rows).toEqual([]);
  });

  it('begin a server of their own, and leave nothing of it', async () => {
    await server.release();
    expect(existsSync(folderOfServer())).toBe(false);
    const version = await platform.app.get(ProofServer).with(async (open) => open.version);
    expect(version).toMatch(/^\d+\.\d+/);
    expect(existsSync(folderOfServer())).toBe(false);
    // Nor does what a crash left outlast the next start.
    mkdirSync(folderOfServer());
    utimesSync(folderOfServer(), 0, 0);
    await platform.app.get(ProofServer).onModuleInit();
    expect(existsSync(folderOfServer())).toBe(false);
    await server.acquire();
  });

  it('are not made on the server of the instances themselves', async () => {
    const config: AppConfig = Object.create(platform.config, {
      proofDatabaseUrl: { value: platform.adminUrl },
    });
    const wrong = new ProofServer(
      config,
      platform.app.get(AppLogger),
      platform.app.get(Databases),
      platform.app.get(DiskSpace),
    );
    const work = jest.fn(async () => undefined);
    await expect(wrong.with(work)).rejects.toThrow('is the server of the instances themselves');
    expect(work).not.toHaveBeenCalled();
  });

  it('find a row that refers to nothing, which no digest tells', async () => {
    const admin = await instance.admin();
    const { id: companyId } = (await admin.post('/api/crm/companies', { name: 'Perdue' })).body;
    const contact = (await admin.post('/api/crm/contacts', { lastName: 'Seule' })).body;
    await admin.post('/api/crm/affiliations', { contactId: contact.id, companyId });
    expect(await kit.contents(await kit.copy())).toMatchObject({ kind: 'contents', state: 'intact' });
    await kit.behind(`DELETE FROM crm_company WHERE id = '${companyId}'`);
    const runId = await kit.copy();
    expect(await platform.app.get(BackupService).verify(instance.slug, runId)).toMatchObject({
      verified: true,
    });
    const found = await kit.contents(runId);
    expect(found).toMatchObject({ state: 'damaged' });
    expect(found?.problems).toContainEqual(
      expect.stringMatching(/crm_affiliation.*: 1 rows refer by company_id to nothing in crm_company/),
    );
    // Neither does such a copy come back: its foreign keys cannot be made.
    const proof = await proofs().proveRestore(instance.slug, 'test');
    expect(proof).toMatchObject({ proven: false, problems: ['PostgreSQL 23503 crm_affiliation'] });
    await platform.app.get(Watchdog).check(now);
    expect(await kit.alerts()).toContain('copy-damaged');
    // That its bytes are those that were written is no answer to what was found in them.
    await kit.age(48);
    const read = await admin.post(`/api/backup/runs/${runId}/verifications`);
    expect(read.status).toBe(202);
    await platform.eventually(
      async () => (await kit.lines()).includes('read intact') || undefined,
      'the copy to be read',
    );
    expect((await admin.get(`/api/backup/runs/${runId}`)).body.verifiedAt).toBeNull();
    await platform.app.get(Watchdog).check(now);
    expect(await kit.alerts()).toContain('copy-damaged');
  });

  it('find a broken audit trail, and a vault that is open', async () => {
    await kit.behind("UPDATE identity_audit_event SET entry = entry || ' ' WHERE n = 1");
    await kit.copy();
    const load = SchemaLoader.prototype.load;
    jest.spyOn(SchemaLoader.prototype, 'load').mockImplementation(async function (
      this: SchemaLoader,
      client,
      row,
      schema,
      copies,
    ) {
      const loaded = await load.call(this, client, row, schema, copies);
      // As a migration would that forgets whom it opens a table to.
      await client.query(`GRANT SELECT ON ${schema}.hr_department TO PUBLIC`);
      return loaded;
    });
    const proof = await proofs().proveRestore(instance.slug, 'test');
    expect(proof.problems).toEqual([
      'audit trail: the chain is broken',
      'HR vault: hr_department is open to the role of everybody',
    ]);
    expect(await kit.lines()).toEqual(['restore damaged']);
  });

  it('are made when they are due, and not again', async () => {
    const [first, other] = [instance, await platform.instance()];
    await kit.copy();
    await proofs().proveDue();
    const both = ['contents intact', 'restore intact'];
    expect((await kit.lines()).sort()).toEqual(both);
    // Of an instance without a copy nothing can be proved.
    expect(await new ProofKit(platform, other).lines()).toEqual([]);
    await proofs().proveDue();
    expect(await kit.lines()).toHaveLength(2);
    jest.spyOn(RestoreProof.prototype, 'prove').mockResolvedValue(whole);
    // Another copy: what it holds is read, that it comes back is known for this week.
    await kit.copy();
    await proofs().proveDue();
    expect((await kit.lines()).sort()).toEqual(['contents intact', ...both]);
    await kit.age(6 * 24 + 1);
    await proofs().proveDue();
    expect((await kit.lines()).slice(3)).toEqual(['restore intact']);
    // A migration came since.
    now = new Date(now.getTime() + hourMs);
    await platform.sql('UPDATE platform.backup_verification SET schema_version = schema_version - 1');
    await proofs().proveDue();
    expect((await kit.lines()).slice(4)).toEqual(['restore intact']);
    const { body } = await (await first.admin()).get('/api/backup/status');
    expect(body).toMatchObject({
      provenAt: expect.any(String),
      provenOn: '18.0',
      contentsProvenAt: expect.any(String),
    });
  });

  it('are made once where two processes find them due', async () => {
    await kit.copy();
    jest.spyOn(RestoreProof.prototype, 'prove').mockResolvedValue(whole);
    await Promise.all([proofs().proveDue(), proofs().proveDue()]);
    expect((await kit.lines()).sort()).toEqual(['contents intact', 'restore intact']);
  });

  it('that cannot be made are rows and an alert, and are tried again', async () => {
    await kit.copy();
    const broken = jest
      .spyOn(platform.app.get(ProofServer), 'with')
      .mockRejectedValue(new Error('no such server'));
    await proofs().proveDue();
    expect((await kit.made()).at(-1)).toMatchObject({
      kind: 'restore',
      state: 'failed',
      problems: ['no such server'],
    });
    await proofs().proveDue();
    expect(broken).toHaveBeenCalledTimes(1);
    await platform.app.get(Watchdog).check(now);
    expect(await kit.alerts()).toEqual(['proof-failed']);
    broken.mockRestore();
    jest.spyOn(RestoreProof.prototype, 'prove').mockResolvedValue(whole);
    await kit.age(24);
    await proofs().proveDue();
    expect(await kit.lines()).toEqual(['contents intact', 'restore failed', 'restore intact']);
    await platform.app.get(Watchdog).check(now);
    expect(await kit.alerts()).toEqual([]);
  });

  it('of which none succeeded for eight days are an alert', async () => {
    await platform.sql("UPDATE platform.instance SET created_at = now() - interval '30 days' WHERE id = $1", [
      instance.row.id,
    ]);
    const runId = await kit.copy();
    await platform.sql(
      `INSERT INTO platform.backup_verification (id, run_id, instance_id, kind, state, requested_by, ended_at)
       VALUES ($1, $2, $3, 'restore', 'intact', 'test', $4)`,
      [newId(), runId, instance.row.id, new Date(now.getTime() - 8 * 24 * hourMs)],
    );
    await platform.app.get(Watchdog).check(now);
    expect(await kit.alerts()).toEqual([]);
    await platform.app.get(Watchdog).check(new Date(now.getTime() + hourMs));
    expect(await kit.alerts()).toEqual(['proof-old']);
    expect((await (await instance.admin()).get('/api/backup/status')).body.alerts).toMatchObject([
      { kind: 'proof-old', closedAt: null },
    ]);
  });
});
