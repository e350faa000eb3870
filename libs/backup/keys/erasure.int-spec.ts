import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { InstanceErasures, Provisioner } from '#tenancy';
import { TestPlatform } from '#testing';
import { BackupService } from '../backup.service.js';
import { CopyReader } from '../copy/copy-reader.js';
import { decryptWith, encryptTo } from './age-streams.js';
import { InstanceKeys } from './instance-keys.js';
import { KeyStore } from './key-store.js';
import { unwrapKey, type WrappingKeys } from './wrapped-key.js';

describe('the keys of an erased instance', () => {
  let platform: TestPlatform;
  let keys: InstanceKeys;
  let second: string;
  let wrappings: WrappingKeys;

  beforeAll(async () => {
    second = mkdtempSync(join(tmpdir(), 'b2o-second-keys-'));
    platform = await TestPlatform.start({ B2O_KEYS_SECOND_DIR: join(second, 'keys') });
    keys = platform.app.get(InstanceKeys);
    wrappings = platform.app.get(KeyStore).wrappings;
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(second, { recursive: true });
  });

  it('are destroyed in every folder, so that a copy that somebody kept is noise', async () => {
    const { row, slug } = await platform.instance();
    const sealed = await buffer(Readable.from(['salaries']).pipe(encryptTo(await keys.recipient(row.id))));
    const identity = await keys.identity(row.id);
    expect((await buffer(Readable.from([sealed]).pipe(decryptWith(identity)))).toString()).toBe('salaries');
    await platform.app.get(Provisioner).erase(slug, 'jeanne');
    await expect(keys.identity(row.id)).rejects.toThrow('BACKUP_KEY_MISSING');
    await expect(keys.recipient(row.id)).rejects.toThrow('BACKUP_KEY_MISSING');
    const kept = [platform.config.keysDir, join(second, 'keys')].map((folder) =>
      readdirSync(folder).filter((file) => file.includes(row.id)),
    );
    expect(kept).toEqual([[`instance-${row.id}.destroyed`], [`instance-${row.id}.destroyed`]]);
  });

  it('make a copy unreadable that was kept elsewhere, together with all the rest of the platform', async () => {
    const other = await platform.instance();
    await keys.recipient(other.row.id);
    const { row, slug } = await platform.instance();
    const { runId } = await platform.app.get(BackupService).run(slug, { kind: 'full', actor: 'test' });
    const reader = platform.app.get(CopyReader);
    const run = { runId, instanceId: row.id, manifestSha256: null };
    expect((await reader.read(run)).problems).toEqual([]);
    const [copies, elsewhere] = [join(platform.config.backupDir, row.id), join(second, 'copies')];
    cpSync(copies, elsewhere, { recursive: true });
    const identity = await keys.identity(row.id);
    await platform.app.get(Provisioner).erase(slug, 'jeanne');
    cpSync(elsewhere, copies, { recursive: true });
    await expect(reader.read(run)).rejects.toThrow('BACKUP_KEY_MISSING');
    // Whatever the platform still knows, the settings' keys included, does not give the identity back.
    const known = [platform.config.dataDir, second].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.key'))
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
        .map((content) => unwrapKey(content, (JSON.parse(content) as { name: string }).name, wrappings)),
    );
    expect(known.length).toBeGreaterThan(0);
    expect(known).not.toContain(identity);
    const table = readFileSync(join(elsewhere, runId, 'data', 'crm_company.csv.gz.age'));
    for (const each of known.filter((key) => key.startsWith('AGE-')))
      await expect(buffer(Readable.from([table]).pipe(decryptWith(each)))).rejects.toThrow('another key');
  });

  it('are destroyed once the folder that was out of reach is back', async () => {
    const { row, slug } = await platform.instance();
    await keys.recipient(row.id);
    const away = join(second, 'away');
    cpSync(join(second, 'keys'), away, { recursive: true });
    rmSync(join(second, 'keys'), { recursive: true });
    // A file where the folder was: like a disk that is not there.
    cpSync(join(away, `instance-${row.id}.key`), join(second, 'keys'));
    await expect(platform.app.get(Provisioner).erase(slug, 'jeanne')).rejects.toThrow('ERASURE_UNFINISHED');
    rmSync(join(second, 'keys'));
    cpSync(away, join(second, 'keys'), { recursive: true });
    await expect(keys.identity(row.id)).rejects.toThrow('BACKUP_KEY_MISSING');
    await platform.app.get(InstanceErasures).finishAll();
    expect(readdirSync(join(second, 'keys')).filter((file) => file.includes(row.id))).toEqual([
      `instance-${row.id}.destroyed`,
    ]);
  });

  it('are in no line of the log', async () => {
    const { row } = await platform.instance();
    await keys.recipient(row.id);
    const identity = await keys.identity(row.id);
    const wrapped = readFileSync(join(platform.config.keysDir, `instance-${row.id}.key`), 'utf8');
    const box = (JSON.parse(wrapped) as { box: string }).box;
    for (const line of platform.logs) {
      expect(line).not.toContain(identity);
      expect(line).not.toContain(box);
    }
  });
});
