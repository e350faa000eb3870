import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Erasures, Provisioner } from '#tenancy';
import { TestPlatform } from '#testing';
import { decryptWith, encryptTo } from './age-streams.js';
import { InstanceKeys } from './instance-keys.js';

describe('the keys of an erased instance', () => {
  let platform: TestPlatform;
  let keys: InstanceKeys;
  let second: string;

  beforeAll(async () => {
    second = mkdtempSync(join(tmpdir(), 'b2o-second-keys-'));
    platform = await TestPlatform.start({ B2O_KEYS_SECOND_DIR: join(second, 'keys') });
    keys = platform.app.get(InstanceKeys);
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
    await platform.app.get(Erasures).finishAll();
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
