import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FileStore } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { digestsOf, fill, openCopied, type Sql, uncopied, without } from '../backup-test-kit.js';
import { BackupService, RestoreService } from '../index.js';
import { type Manifest, type ManifestFile, manifestText, sha256Of } from './manifest.js';

/** Rewrites a full copy as the first version of the product wrote them: neither encrypted nor signed. */
class FormatOne {
  constructor(
    private readonly platform: TestPlatform,
    private readonly instance: TestInstance,
    private readonly folder: string,
  ) {}

  async rewrite(runId: string): Promise<void> {
    const manifest = JSON.parse(await readFile(join(this.folder, 'manifest.json'), 'utf8')) as Manifest;
    const list = await this.text((manifest.blobs as ManifestFile).file);
    const blobs = JSON.parse(list.toString('utf8')) as { sha256: string; size: number; file: string }[];
    const held = dirname(this.folder);
    for (const { sha256, file } of blobs) {
      const path = join(held, 'blobs', file);
      await writeFile(
        join(held, 'blobs', sha256),
        await openCopied(this.platform, this.instance.row.id, path),
      );
      await rm(path);
    }
    const { encryption: _, base: __, ...kept } = manifest;
    const text = manifestText({
      ...kept,
      formatVersion: '1.0',
      structure: {
        tables: await this.plain(manifest.structure.tables),
        keys: await this.plain(manifest.structure.keys),
      },
      tables: await Promise.all(manifest.tables.map((table) => this.plain(table))),
      blobs: blobs.map(({ sha256, size }) => ({ sha256, size })),
    } as unknown as Manifest);
    await writeFile(join(this.folder, 'manifest.json'), text);
    const encrypted = (await readdir(this.folder, { recursive: true })).filter((name) =>
      name.endsWith('.age'),
    );
    for (const name of [...encrypted, 'manifest.sig']) await rm(join(this.folder, name));
    await this.platform.sql(
      `UPDATE platform.backup_run SET manifest_sha256 = $2, snapshot = NULL, schema_oid = NULL, fingerprint = NULL,
         system_identifier = NULL WHERE id = $1`,
      [runId, sha256Of(text)],
    );
  }

  private text(file: string): Promise<Buffer> {
    return openCopied(this.platform, this.instance.row.id, join(this.folder, file));
  }

  private async plain<File extends ManifestFile>(described: File): Promise<File> {
    const file = described.file.replace(/\.age$/, '');
    const bytes = gzipSync(await this.text(described.file));
    await mkdir(join(this.folder, dirname(file)), { recursive: true });
    await writeFile(join(this.folder, file), bytes);
    return { ...described, file, sha256: sha256Of(bytes), bytes: bytes.length };
  }
}

describe('a copy of the first format', () => {
  let platform: TestPlatform;
  const sql: Sql = (text, values) => platform.sql(text, values);

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterAll(() => platform.stop());

  it('is verified and comes back, attachments and all; damage to it is found', async () => {
    const [backups, restores] = [platform.app.get(BackupService), platform.app.get(RestoreService)];
    const instance = await platform.instance();
    await instance.admin();
    const { fileSha256 } = await fill(instance, sql, platform.app.get(FileStore), 'ofone');
    const { runId } = await backups.run(instance.slug, { kind: 'full', actor: 'test' });
    const folder = join(platform.config.backupDir, instance.row.id, runId);
    await new FormatOne(platform, instance, folder).rewrite(runId);
    const before = await digestsOf(sql, instance.schema);

    expect(await backups.verify(instance.slug, runId)).toMatchObject({ verified: true, problems: [] });
    await rm(join(platform.config.filesDir, instance.row.id), { recursive: true });
    const into = `${instance.slug}-one`;
    const restored = await restores.restore(instance.slug, { runId, into, actor: 'test' });
    const after = await digestsOf(sql, restored.schema);
    expect(without(after, ...uncopied, 'identity_audit_event')).toEqual(
      without(before, ...uncopied, 'identity_audit_event'),
    );
    const twin = await platform.sql<{ id: string }>('SELECT id FROM platform.instance WHERE slug = $1', [
      into,
    ]);
    const files = await readdir(join(platform.config.filesDir, String(twin[0]?.id)), { recursive: true });
    expect(files.map((file) => file.replaceAll('/', ''))).toContain(fileSha256);

    // It is not signed: only the digest that the platform remembers vouches for it.
    await writeFile(
      join(folder, 'manifest.json'),
      `${await readFile(join(folder, 'manifest.json'), 'utf8')} `,
    );
    expect(await backups.verify(instance.slug, runId)).toMatchObject({
      verified: false,
      problems: ['manifest.json: altered'],
    });
  });

  it('is the base of no incremental copy', async () => {
    const backups = platform.app.get(BackupService);
    const instance = await platform.instance();
    const { runId } = await backups.run(instance.slug, { kind: 'full', actor: 'test' });
    await new FormatOne(platform, instance, join(platform.config.backupDir, instance.row.id, runId)).rewrite(
      runId,
    );
    expect(await backups.run(instance.slug, { kind: 'incremental', actor: 'test' })).toMatchObject({
      kind: 'full',
      replacedReason: 'no-full-copy',
      verified: true,
    });
  });
});
