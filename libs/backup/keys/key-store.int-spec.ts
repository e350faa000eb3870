import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#kernel';
import { AppConfig, AppLogger } from '#runtime';
import { InstanceKeys } from './instance-keys.js';
import { KeyStore } from './key-store.js';
import { ManifestSigner } from './manifest-signer.js';

describe('the keys of copies', () => {
  let folder: string;
  let lines: string[];
  const [first, second] = ['keys', 'second'];
  const logger = new AppLogger('trace', { write: (line) => void lines.push(line) });
  const storeOf = (env: Record<string, string> = {}) =>
    new KeyStore(
      new AppConfig({
        B2O_DATA_DIR: join(folder, 'data'),
        B2O_KEYS_DIR: join(folder, first),
        B2O_KEYS_SECOND_DIR: join(folder, second),
        ...env,
      }),
      logger,
    );
  const keysOf = (env?: Record<string, string>) => new InstanceKeys(storeOf(env));
  const path = (place: string, file: string) => join(folder, place, file);
  const read = (place: string, file: string) => readFileSync(path(place, file), 'utf8');
  const code = (problem: string) => ({ kind: expect.objectContaining({ code: problem }) });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-keys-'));
    lines = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made on first use, one for each instance, and found again by another process', async () => {
    const [one, two] = [newId(), newId()];
    const recipient = await keysOf().recipient(one);
    expect(recipient).toMatch(/^age1[a-z0-9]{58}$/);
    expect(await keysOf().recipient(one)).toBe(recipient);
    expect(await keysOf().recipient(two)).not.toBe(recipient);
    expect(await keysOf().identity(one)).toMatch(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/);
  });

  it('are one key when many ask for it at once', async () => {
    const id = newId();
    const recipients = await Promise.all(Array.from({ length: 20 }, () => keysOf().recipient(id)));
    expect(new Set(recipients).size).toBe(1);
    expect(readdirSync(join(folder, first))).toEqual([`instance-${id}.key`]);
  });

  it('lie wrapped, readable by their owner alone, and the same in both folders', async () => {
    const id = newId();
    mkdirSync(join(folder, first), { mode: 0o777 });
    chmodSync(join(folder, first), 0o777);
    const identity = await keysOf()
      .recipient(id)
      .then(() => keysOf().identity(id));
    for (const place of [first, second]) {
      const file = `instance-${id}.key`;
      expect(statSync(join(folder, place)).mode & 0o777).toBe(0o700);
      expect(statSync(path(place, file)).mode & 0o777).toBe(0o600);
      expect(read(place, file)).not.toContain(identity.slice(15, 40));
      expect(read(place, file)).toBe(read(first, file));
    }
    expect(lines.join('')).not.toContain(identity.slice(15, 40));
  });

  it('come back from the second folder when the first one lost or spoiled them', async () => {
    const id = newId();
    const file = `instance-${id}.key`;
    const recipient = await keysOf().recipient(id);
    rmSync(join(folder, first), { recursive: true });
    expect(await keysOf().recipient(id)).toBe(recipient);
    expect(read(first, file)).toBe(read(second, file));
    for (const place of [first, second]) {
      writeFileSync(path(place, file), read(place, file).replace('"box":"v1.', '"box":"v1.A'));
      expect(await keysOf().recipient(id)).toBe(recipient);
      expect(read(first, file)).toBe(read(second, file));
      expect(readdirSync(join(folder, place)).filter((name) => name.includes('.aside-'))).toHaveLength(1);
    }
  });

  it('are used while the second folder is away, but no key is made then', async () => {
    const id = newId();
    const recipient = await keysOf().recipient(id);
    rmSync(join(folder, second), { recursive: true });
    writeFileSync(join(folder, second), 'no folder');
    await expect(keysOf().recipient(newId())).rejects.toThrow();
    rmSync(join(folder, second));
    expect(await keysOf().recipient(id)).toBe(recipient);
    expect(existsSync(path(second, `instance-${id}.key`))).toBe(true);
  });

  it('do not open with another wrapping key, nor under the name of another instance', async () => {
    const [id, other] = [newId(), newId()];
    const keys = { B2O_BACKUP_KEY: 'the one key that wraps the others' };
    const recipient = await keysOf(keys).recipient(id);
    await expect(keysOf().recipient(id)).rejects.toMatchObject(code('BACKUP_KEY_DAMAGED'));
    await expect(keysOf().identity(id)).rejects.toMatchObject({
      detail: { en: expect.stringMatching(/wrapped by the key [0-9a-f]{16}, this server’s is [0-9a-f]{16}/) },
    });
    expect(
      await keysOf({ ...keys, B2O_SECRET_KEY: 'another secret key, for all the rest' }).recipient(id),
    ).toBe(recipient);
    for (const place of [first, second]) {
      const moved = read(place, `instance-${id}.key`);
      writeFileSync(path(place, `instance-${other}.key`), moved.replace(id, other));
    }
    await expect(keysOf(keys).identity(other)).rejects.toMatchObject(code('BACKUP_KEY_DAMAGED'));
  });

  it.each(['', '{}', 'null', '{"format":"b2o-key"', '[1]'])(
    'are refused when the file holds %p',
    async (content) => {
      const id = newId();
      await keysOf().recipient(id);
      for (const place of [first, second]) writeFileSync(path(place, `instance-${id}.key`), content);
      await expect(keysOf().recipient(id)).rejects.toMatchObject(code('BACKUP_KEY_DAMAGED'));
    },
  );

  it('are missing until they are made, and for ever once destroyed', async () => {
    const id = newId();
    await expect(keysOf().identity(id)).rejects.toMatchObject(code('BACKUP_KEY_MISSING'));
    await keysOf().recipient(id);
    await keysOf().destroy(id);
    await keysOf().destroy(id);
    for (const ask of [keysOf().identity(id), keysOf().recipient(id)])
      await expect(ask).rejects.toMatchObject(code('BACKUP_KEY_MISSING'));
    for (const place of [first, second])
      expect(readdirSync(join(folder, place))).toEqual([`instance-${id}.destroyed`]);
  });

  it('leave nothing behind when the process that was making them had died, once destroyed', async () => {
    const id = newId();
    await keysOf().recipient(id);
    writeFileSync(path(first, `.instance-${id}.key.${newId()}`), read(first, `instance-${id}.key`));
    await keysOf().destroy(id);
    expect(readdirSync(join(folder, first))).toEqual([`instance-${id}.destroyed`]);
  });

  it('stay destroyed when a folder that was away comes back with the key', async () => {
    const id = newId();
    const file = `instance-${id}.key`;
    await keysOf().recipient(id);
    const kept = read(second, file);
    rmSync(join(folder, second), { recursive: true });
    await keysOf().destroy(id);
    rmSync(join(folder, second), { recursive: true });
    mkdirSync(join(folder, second));
    writeFileSync(path(second, file), kept);
    await expect(keysOf().identity(id)).rejects.toMatchObject(code('BACKUP_KEY_MISSING'));
    await keysOf().destroy(id);
    expect(existsSync(path(second, file))).toBe(false);
  });

  it('are never made for what is no instance', async () => {
    await expect(keysOf().recipient('../../etc/passwd')).rejects.toThrow('not the id of an instance');
  });

  describe('that sign', () => {
    const manifest = Buffer.from('{"format":"b2o-copy"}');

    it('prove what the platform wrote, and nothing else', async () => {
      const signer = new ManifestSigner(storeOf());
      await expect(signer.verify(manifest, Buffer.alloc(64))).rejects.toMatchObject(
        code('BACKUP_KEY_MISSING'),
      );
      const signature = await signer.sign(manifest);
      expect(signature).toHaveLength(64);
      const other = new ManifestSigner(storeOf());
      expect(await other.verify(manifest, signature)).toBe(true);
      expect(await other.verify(Buffer.from('{"format":"b2o-copx"}'), signature)).toBe(false);
      expect(await other.verify(manifest, Buffer.alloc(64))).toBe(false);
      expect(await other.verify(manifest, signature.subarray(1))).toBe(false);
      expect(await other.publicKeyPem()).toBe(read(first, 'signing-key.pem'));
    });

    it('are not those of a public key that somebody put there', async () => {
      const signer = new ManifestSigner(storeOf());
      const signature = await signer.sign(manifest);
      const stranger = new ManifestSigner(
        storeOf({ B2O_KEYS_DIR: join(folder, 'x'), B2O_KEYS_SECOND_DIR: '' }),
      );
      writeFileSync(path(first, 'signing-key.pem'), await stranger.publicKeyPem());
      expect(await signer.verify(manifest, await stranger.sign(manifest))).toBe(false);
      expect(await signer.verify(manifest, signature)).toBe(true);
    });

    it('are checked by openssl with the public key beside them', async () => {
      if (spawnSync('openssl', ['version']).status !== 0) {
        process.stderr.write('openssl is absent: its check of a signature was not tried\n');
        return;
      }
      const signer = new ManifestSigner(storeOf());
      writeFileSync(join(folder, 'manifest.json'), manifest);
      writeFileSync(join(folder, 'manifest.sig'), await signer.sign(manifest));
      const check = () =>
        spawnSync(
          'openssl',
          ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', path(first, 'signing-key.pem')].concat([
            '-in',
            join(folder, 'manifest.json'),
            '-sigfile',
            join(folder, 'manifest.sig'),
          ]),
        ).status;
      expect(check()).toBe(0);
      writeFileSync(join(folder, 'manifest.json'), 'another');
      expect(check()).not.toBe(0);
    });
  });
});
