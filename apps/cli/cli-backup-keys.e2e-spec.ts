import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, identityToRecipient } from 'age-encryption';
import { BackupService } from '#backup';
import { TestPlatform } from '#testing';
import { TestOperator } from './operator-test-kit.js';

describe('b2o backup keys', () => {
  let platform: TestPlatform;
  let operator: TestOperator;
  let folder: string;
  let slug: string;
  let instanceId: string;
  const noted = async () =>
    (
      await platform.sql<{ operation: string; details: string }>(
        "SELECT operation, details::text FROM platform.operation_log WHERE operation LIKE 'keys-%' ORDER BY at",
      )
    ).slice(-10);

  beforeAll(async () => {
    platform = await TestPlatform.start();
    operator = new TestOperator(platform);
    folder = mkdtempSync(join(tmpdir(), 'b2o-cli-keys-'));
    ({
      slug,
      row: { id: instanceId },
    } = await platform.instance());
    await platform.app.get(BackupService).run(slug, { kind: 'full', actor: 'test' });
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(folder, { recursive: true });
  });

  it('prints the halves on two pages, and opens with what was typed from them', async () => {
    const { code, out } = await operator.run('backup', 'keys', 'escrow');
    expect(code).toBe(0);
    const [a, b] = out.split('\f');
    expect(a).toMatch(/moitié A .*\n.*half A/);
    expect(b).toMatch(/moitié B/);
    expect(a?.match(/^ {4}A\d {2}/gm)).toHaveLength(6);
    const typed = `${b}\n${a?.toLowerCase()}`;
    const opened = await operator.typing(typed, 'backup', 'keys', 'open', '--json');
    expect([opened.code, opened.err]).toEqual([0, '']);
    expect(JSON.parse(opened.out)).toMatchObject({ wrapped: 0, unopened: [] });
    const wrong = await operator.typing(typed.replace('    B3', '    B4'), 'backup', 'keys', 'open');
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringMatching(/^The two halves .* Line B3: missing\.\n$/),
    ]);
    for (const line of (a ?? '').match(/(\S{4} ){3}/g) ?? [])
      for (const { details } of await noted()) expect(details).not.toContain(line.trim());
  });

  it('tells which keys there are, and takes them to a file and back', async () => {
    const state = await operator.json('backup', 'keys', 'check');
    expect(state).toMatchObject({ sound: true, wrappingKey: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(state.keys.length).toBeGreaterThan(0);
    const file = join(folder, 'keys.json');
    expect(await operator.json('backup', 'keys', 'export', file)).toEqual({
      path: file,
      keys: state.keys.length,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('AGE-SECRET-KEY');
    expect(await operator.json('backup', 'keys', 'import', file)).toMatchObject({
      added: 0,
      known: state.keys.length,
    });
    expect((await operator.run('backup', 'keys', 'rotate')).out).toMatch(/wrapped +0/);
  });

  it('writes what opens the copies of one instance to a file, once', async () => {
    const file = join(folder, 'identity');
    const { recipient } = await operator.json('backup', 'keys', 'identity', slug, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const identity = readFileSync(file, 'utf8');
    expect(await identityToRecipient(identity.trim())).toBe(recipient);
    const [run] = await operator.json('backup', 'list', slug);
    const copy = join(platform.config.backupDir, instanceId, run.runId, 'ddl.sql.gz.age');
    expect(readFileSync(copy, 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity.trim());
    expect((await decrypter.decrypt(readFileSync(copy))).length).toBeGreaterThan(0);
    // Neither another instance nor a file that is there already.
    expect((await operator.run('backup', 'keys', 'identity', 'inconnue', `${file}-2`)).code).toBe(1);
    expect((await operator.run('backup', 'keys', 'identity', slug, file)).code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(identity);
    for (const { details } of await noted()) expect(details).not.toContain('AGE-SECRET-KEY');
  });

  it('notes in the log of the platform what was done', async () => {
    const operations = (await noted()).map(({ operation }) => operation);
    for (const each of ['escrow', 'open', 'export', 'import', 'rotate', 'identity'])
      expect(operations).toContain(`keys-${each}`);
  });
});
