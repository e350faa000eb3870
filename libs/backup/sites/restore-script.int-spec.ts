import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore, pg, projectRoot } from '#runtime';
import { TestPlatform } from '#testing';
import { digestsOf, fill, type Sql, uncopied, without } from '../backup-test-kit.js';
import { BackupService } from '../index.js';
import { InstanceKeys } from '../keys/instance-keys.js';
import { ManifestSigner } from '../keys/manifest-signer.js';

const tools = ['age', 'jq', 'openssl', 'psql'];
const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
const script = join(projectRoot, 'docs/runbooks/restore-without-b2o.sh');

if (missing.length > 0) {
  it(`is not tried on this machine: the script of the runbook needs ${missing.join(', ')}`, () => {
    expect(spawnSync(script, []).status).toBe(2);
  });
} else {
  describe('the script that restores without our software', () => {
    let platform: TestPlatform;
    let folder: string;
    let copies: string;
    let instance: Awaited<ReturnType<TestPlatform['instance']>>;
    let midday: string;
    let bare: string;
    let before: Record<string, string>;
    const sql: Sql = (text, values) => platform.sql(text, values);
    const run = (from: string, runId: string, schema: string, url: string, key = join(folder, 'key')) =>
      spawnSync(script, [from, runId, key, schema, url, join(folder, `files-${schema}`)], {
        encoding: 'utf8',
        env: { ...process.env, SIGNING_KEY: join(folder, 'signing-key.pem') },
      });

    beforeAll(async () => {
      platform = await TestPlatform.start();
      folder = mkdtempSync(join(tmpdir(), 'b2o-without-'));
      instance = await platform.instance();
      await fill(instance, sql, platform.app.get(FileStore), 'canaryofscript');
      const copy = (kind: 'full' | 'incremental') =>
        platform.app.get(BackupService).run(instance.slug, { kind, actor: 'test' });
      await copy('full');
      await instance.work(async (db) => {
        await db.query("UPDATE crm_company SET notes = 'midi, « changé »' WHERE name LIKE '% 4'");
        await db.query("DELETE FROM crm_affiliation WHERE started_on = '2024-02-29'");
        await db.query("INSERT INTO crm_company (id, name) VALUES (gen_random_uuid(), 'Entrée à midi')");
      });
      const made = await copy('incremental');
      expect(made.kind).toBe('incremental');
      midday = made.runId;
      before = without(await digestsOf(sql, instance.schema), ...uncopied);
      copies = join(platform.config.backupDir, instance.row.id);
      writeFileSync(join(folder, 'key'), await platform.app.get(InstanceKeys).identity(instance.row.id), {
        mode: 0o600,
      });
      writeFileSync(join(folder, 'signing-key.pem'), await platform.app.get(ManifestSigner).publicKeyPem());
      bare = new URL(platform.adminUrl).pathname.slice(1).concat('_bare');
      await sql(`DROP DATABASE IF EXISTS ${bare}`);
      await sql(`CREATE DATABASE ${bare} TEMPLATE template0`);
    });
    afterAll(async () => {
      await sql(`DROP DATABASE IF EXISTS ${bare}`);
      await platform.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('brings a full and an incremental copy back, row for row, into a database that never heard of us', async () => {
      const url = new URL(platform.adminUrl);
      url.pathname = `/${bare}`;
      const { status, stderr, stdout } = run(copies, midday, 'found', url.toString());
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(midday);
      const client = new pg.Client({ connectionString: url.toString() });
      await client.connect();
      const there: Sql = async (text, values) => (await client.query(text, values)).rows;
      expect(without(await digestsOf(there, 'found'), ...uncopied)).toEqual(before);
      const files = await there<{ sha256: string }>('SELECT sha256 FROM found.stored_file');
      expect(readdirSync(join(folder, 'files-found'))).toEqual(files.map(({ sha256 }) => sha256));
      await client.end();
    });

    it('refuses what was altered or is not ours, and leaves nothing', async () => {
      const altered = join(folder, 'altered');
      const refused = (line: RegExp, key?: string) => {
        const { status, stderr } = run(altered, midday, 'refused', platform.adminUrl, key);
        expect(status).not.toBe(0);
        expect(stderr).toMatch(line);
      };
      cpSync(copies, altered, { recursive: true });
      const table = join(altered, midday, 'data', 'crm_company.upsert.csv.gz.age');
      const bytes = readFileSync(table);
      appendFileSync(table, 'x');
      refused(/altered/);
      writeFileSync(table, bytes);
      refused(/./, join(folder, 'signing-key.pem'));
      appendFileSync(join(altered, midday, 'manifest.json'), ' ');
      refused(/not signed/);
      expect(await sql("SELECT FROM pg_namespace WHERE nspname = 'refused'")).toEqual([]);
    });
  });
}
