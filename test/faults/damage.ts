import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RestoreService } from '#backup';
import type { TestInstance } from '#testing';
import { CopyCiphers } from '../../libs/backup/copy/copy-cipher.js';
import type { House } from './house.js';

/** What a disk does to a file: turns a bit at its beginning, its middle or its end, or loses its second half. */
export const damages = ['first byte', 'middle byte', 'last byte', 'second half lost'] as const;
export type Damage = (typeof damages)[number];

/** The files of an instance's newest copy, which was just taken, and its attachments: older copies may name more. */
export async function copiedFiles(house: House, { row, slug, schema }: TestInstance): Promise<string[]> {
  const folder = join(house.platform.config.backupDir, row.id);
  const [newest] = await house.copies(slug);
  const cipher = await house.platform.app.get(CopyCiphers).toRead(row.id);
  const attachments = await house.sql<{ sha256: string }>(
    `SELECT DISTINCT sha256 FROM ${schema}.stored_file ORDER BY sha256`,
  );
  return [
    ...readdirSync(join(folder, newest as string), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
    ...attachments.map(({ sha256 }) => join(folder, 'blobs', cipher.blobName(sha256))),
  ];
}

/** Damages one file of a newest copy, and puts it right again. @returns what was not noticed. */
export async function undetected(
  house: House,
  { slug }: TestInstance,
  path: string,
  damage: Damage,
): Promise<string[]> {
  const intact = readFileSync(path);
  const { atime, mtime } = statSync(path);
  const schemas = () => house.sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\\_%' ORDER BY 1");
  const before = await schemas();
  if (damage === 'second half lost') truncateSync(path, Math.floor(intact.length / 2));
  else {
    const place = {
      'first byte': 0,
      'middle byte': Math.floor(intact.length / 2),
      'last byte': intact.length - 1,
    };
    const altered = Buffer.from(intact);
    altered[place[damage]] = (altered[place[damage]] ?? 0) ^ 1;
    writeFileSync(path, altered);
  }
  const wrong: string[] = [];
  try {
    const { verified } = await house.backups.verify(slug);
    if (verified) wrong.push(`${path}, ${damage}: called verified`);
    const restore = house.platform.app.get(RestoreService).restore(slug, { into: 'side', actor: 'test' });
    const refusal = await restore.then(
      () => 'restored',
      (error: Error) => error.message,
    );
    if (!refusal.startsWith('BACKUP_DAMAGED')) wrong.push(`${path}, ${damage}: ${refusal}`);
    if (JSON.stringify(await schemas()) !== JSON.stringify(before))
      wrong.push(`${path}, ${damage}: something was touched`);
  } finally {
    writeFileSync(path, intact);
    utimesSync(path, atime, mtime);
  }
  return wrong;
}
