import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '#kernel';
import { AppConfig } from '../config/app-config.js';
import { type InstanceRef, newScope, Scopes } from '../context/scope.js';
import { FileStore } from './file-store.js';

describe('files of an instance', () => {
  let folder: string;
  let files: FileStore;
  const instance = (): InstanceRef => ({
    id: newId(),
    slug: 'x',
    name: 'X',
    schema: 't_x',
    role: 't_x',
    vaultRole: undefined,
    kind: 'company',
    timeZone: 'Europe/Paris',
    modules: new Set(),
  });
  const within = <T>(ref: InstanceRef, work: () => Promise<T>) =>
    Scopes.run(newScope({ instance: ref }), work);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-files-'));
    files = new FileStore(new AppConfig({ B2O_DATA_DIR: folder }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are named by their content, kept once, and read back whole', async () => {
    const content = Buffer.from('plan du rez-de-chaussée\0\xff');
    const a = instance();
    await within(a, async () => {
      const stored = await files.put(Readable.from([content.subarray(0, 5), content.subarray(5)]));
      expect(stored).toEqual({
        sha256: createHash('sha256').update(content).digest('hex'),
        size: content.length,
      });
      expect(await files.put(Readable.from([content]))).toEqual(stored);
      expect((await buffer(files.read(stored.sha256))).equals(content)).toBe(true);
      expect(readdirSync(join(folder, 'files', a.id, 'drafts'))).toEqual([]);
    });
  });

  it('of another instance are not there', async () => {
    const { sha256 } = await within(instance(), () => files.put(Readable.from(['secret of A'])));
    expect(await within(instance(), () => files.has(sha256))).toBe(false);
  });

  it('leave no draft behind when the sender breaks off', async () => {
    const a = instance();
    const broken = Readable.from(
      (function* () {
        yield 'half';
        throw new Error('connection lost');
      })(),
    );
    await expect(within(a, () => files.put(broken))).rejects.toThrow('connection lost');
    expect(readdirSync(join(folder, 'files', a.id, 'drafts'))).toEqual([]);
  });

  it('cannot be asked for by a path, nor outside an instance', async () => {
    expect(() => within(instance(), async () => files.pathOf('../../secret-key'))).rejects.toThrow(
      'not a SHA-256',
    );
    expect(() => files.pathOf('a'.repeat(64))).toThrow(/no scope/);
  });
});
