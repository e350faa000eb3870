import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestPlatform } from '#testing';
import { InstanceErasures } from './instance-erasures.js';
import { Provisioner } from './provisioner.js';

describe('the erasure of an instance', () => {
  let platform: TestPlatform;
  let erasures: InstanceErasures;
  let outOfReach = false;
  const asked: string[] = [];
  const logOf = async (id: string) =>
    (
      await platform.sql<{ line: string }>(
        "SELECT operation || ' ' || actor AS line FROM platform.operation_log WHERE instance_id = $1 ORDER BY at",
        [id],
      )
    ).map(({ line }) => line);
  const furnished = async () => {
    const { row, slug } = await platform.instance();
    const folders = [platform.config.filesDir, platform.config.backupDir].map((folder) =>
      join(folder, row.id),
    );
    for (const folder of folders) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'plan.pdf'), 'a plan');
    }
    return { id: row.id, slug, left: () => folders.filter((folder) => existsSync(folder)) };
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    erasures = platform.app.get(InstanceErasures);
    erasures.add(async (id) => {
      asked.push(id);
      if (outOfReach) throw new Error('out of reach');
    });
  });
  afterAll(() => platform.stop());

  it('is complete when everything outside the database is gone too, and the log says so', async () => {
    const { id, slug, left } = await furnished();
    await platform.app.get(Provisioner).erase(slug, 'jeanne');
    expect(left()).toEqual([]);
    expect(asked).toContain(id);
    expect(await logOf(id)).toEqual(['create test', 'erase jeanne', 'erase-completed jeanne']);
    asked.length = 0;
    await erasures.finishAll();
    expect(asked).not.toContain(id);
  });

  it('goes on later where something was out of reach; the rest is gone at once', async () => {
    const { id, slug, left } = await furnished();
    outOfReach = true;
    await expect(platform.app.get(Provisioner).erase(slug, 'jeanne')).rejects.toThrow('ERASURE_UNFINISHED');
    expect(left()).toEqual([]);
    expect((await platform.client(slug).get('/api/identity/session')).status).toBe(404);
    await erasures.finishAll();
    expect(await logOf(id)).toEqual(['create test', 'erase jeanne']);
    outOfReach = false;
    await erasures.finishAll();
    expect(await logOf(id)).toEqual(['create test', 'erase jeanne', 'erase-completed erasures']);
  });

  it('goes on after a crash', async () => {
    const { id, left } = await furnished();
    // What a process leaves that died right after the commit.
    await platform.sql("UPDATE platform.instance SET state = 'erased', slug = $2 WHERE id = $1", [
      id,
      `erased-${id}`,
    ]);
    await erasures.finishAll();
    expect(left()).toEqual([]);
    expect((await logOf(id)).at(-1)).toBe('erase-completed erasures');
  });
});
