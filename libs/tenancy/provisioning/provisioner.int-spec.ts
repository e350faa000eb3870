import { Problem } from '#kernel';
import { Databases } from '#runtime';
import { Migrator, Provisioner, ProvisioningSteps } from '#tenancy';
import { type TestInstance, TestPlatform } from '#testing';

describe('provisioning', () => {
  let platform: TestPlatform;
  let provisioner: Provisioner;
  const request = (slug: string) => ({ slug, name: 'Dupont SAS', adminEmail: `jeanne@${slug}.example` });

  beforeAll(async () => {
    platform = await TestPlatform.start();
    provisioner = platform.app.get(Provisioner);
  });
  afterAll(() => platform.stop());

  const traces = async () => ({
    instances: await platform.sql("SELECT slug FROM platform.instance WHERE state <> 'erased' ORDER BY slug"),
    schemas: await platform.sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\\_%' ORDER BY 1"),
    // Roles belong to the whole cluster, where other suites are at work: only those of our own server count.
    roles: await platform.sql(
      `SELECT role.rolname FROM pg_auth_members m JOIN pg_roles role ON role.oid = m.roleid
       JOIN pg_roles app ON app.oid = m.member WHERE app.rolname = current_database() || '_app' ORDER BY 1`,
    ),
  });

  it.each([
    [{ slug: 'Été' }, 'slug'],
    [{ slug: '-x' }, 'slug'],
    [{ slug: 'a.b' }, 'slug'],
    [{ slug: 'x'.repeat(64) }, 'slug'],
    [{ slug: 'console' }, 'slug'],
    [{ slug: 'www' }, 'slug'],
    [{ name: ' ' }, 'name'],
    [{ adminEmail: 'jeanne' }, 'admin'],
    [{ siren: '123456789' }, 'siren'],
    [{ timeZone: 'Europe/Paname' }, 'timezone'],
    [{ modules: ['crm', 'astrology'] }, 'modules'],
  ])('refuses %j and leaves no trace', async (change, field) => {
    const before = await traces();
    const error = await provisioner
      .create({ ...request('refused'), ...change }, 'test')
      .catch((each: unknown) => each);
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).errors.map((each) => each.field)).toEqual([field]);
    expect(await traces()).toEqual(before);
  });

  it('of one name twice at once makes one instance', async () => {
    const results = await Promise.allSettled([
      provisioner.create(request('twice'), 'test'),
      provisioner.create(request('twice'), 'test'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toMatchObject([{ code: 'INSTANCE_EXISTS' }]);
    await provisioner.erase('twice', 'test');
  });

  it('that is cut off in the middle leaves nothing, and the name is free again', async () => {
    const before = await traces();
    let cut = true;
    platform.app.get(ProvisioningSteps).add(async () => {
      if (!cut) return;
      cut = false;
      // What a kill -9 of the server looks like to PostgreSQL: the connection is gone before the commit.
      await platform.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'b2o provision' AND datname = current_database()",
      );
    });
    await expect(provisioner.create(request('cut'), 'test')).rejects.toThrow();
    expect(await traces()).toEqual(before);
    const row = await provisioner.create(request('cut'), 'test');
    expect(row.state).toBe('active');
    await provisioner.erase('cut', 'test');
    expect(await traces()).toEqual(before);
  });

  it('never answers for a half-made instance: its host is unknown until all of it is there', async () => {
    let during: number | undefined;
    platform.app.get(ProvisioningSteps).add(async () => {
      during ??= (await platform.client('halfway').get('/api/identity/session')).status;
    });
    await provisioner.create(request('halfway'), 'test');
    expect(during).toBe(404);
    const after = await platform.eventually(async () => {
      const { status } = await platform.client('halfway').get('/api/identity/session');
      return status === 401 ? status : undefined;
    }, 'the new instance to answer');
    expect(after).toBe(401);
    await provisioner.erase('halfway', 'test');
  });

  it('suspends at once for every process, and resumes with nothing lost', async () => {
    const instance = await platform.instance();
    const admin = await instance.admin();
    const created = await admin.post('/api/crm/companies', { name: 'Avant' });
    await provisioner.suspend(instance.slug, 'test');
    expect((await admin.get('/api/crm/companies')).status).toBe(404);
    // Another process may still remember the instance as active; PostgreSQL refuses its role.
    await expect(instance.work((db) => db.query('SELECT 1 FROM crm_company'))).rejects.toThrow(/UNAVAILABLE/);
    await expect(provisioner.suspend(instance.slug, 'test')).rejects.toThrow(/INSTANCE_STATE/);
    await provisioner.resume(instance.slug, 'test');
    const back = await platform.eventually(async () => {
      const answer = await admin.get(`/api/crm/companies/${created.body.id}`);
      return answer.status === 200 ? answer : undefined;
    }, 'the resumed instance');
    expect(back.body.name).toBe('Avant');
  });

  it('switches a module off and on: its routes are gone, its data stay', async () => {
    const instance = await platform.instance();
    const admin = await instance.admin();
    const { body } = await admin.post('/api/crm/companies', { name: 'Reste' });
    await provisioner.setModules(instance.slug, ['hr'], 'test');
    const gone = await platform.eventually(async () => {
      const answer = await admin.get(`/api/crm/companies/${body.id}`);
      return answer.status === 404 ? answer : undefined;
    }, 'the module to be off');
    expect(gone.body.code).toBe('NOT_FOUND');
    await provisioner.setModules(instance.slug, ['hr', 'crm'], 'test');
    await platform.eventually(async () => {
      const answer = await admin.get(`/api/crm/companies/${body.id}`);
      return answer.status === 200 ? true : undefined;
    }, 'the module to be back');
  });

  it('gives nobody a way around: no role of an instance can log in or reach another', async () => {
    const [a, b] = [await platform.instance(), await platform.instance()];
    const rows = await platform.sql<{ rolname: string; rolcanlogin: boolean }>(
      'SELECT rolname, rolcanlogin FROM pg_roles WHERE rolname = ANY($1)',
      [[a.row.role, a.row.vaultRole, b.row.role, b.row.vaultRole]],
    );
    expect(rows).toHaveLength(4);
    expect(rows.every(({ rolcanlogin }) => !rolcanlogin)).toBe(true);
    const [{ crossed }] = (await platform.sql<{ crossed: boolean }>(
      "SELECT pg_has_role($1, $2, 'MEMBER') OR has_schema_privilege($1, $3, 'USAGE') AS crossed",
      [a.row.vaultRole, b.row.role, b.schema],
    )) as [{ crossed: boolean }];
    expect(crossed).toBe(false);
  });
});

describe('migrations of many instances', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterAll(() => platform.stop());

  it('go on when one instance fails, say which, and resume once it is mended', async () => {
    const [good, bad] = [await platform.instance(), await platform.instance()];
    const migrator = platform.app.get(Migrator);
    /** Puts an instance's schema back to what it was before HR: as of its second file, without its rows. */
    const behind = ({ row: { id, kind, schema, role, vaultRole } }: TestInstance) =>
      platform.app.get(Databases).asOwner('test', async (client) => {
        await client.query(
          `DROP SCHEMA ${schema} CASCADE; CREATE SCHEMA ${schema}; GRANT USAGE ON SCHEMA ${schema} TO ${role}, ${vaultRole}`,
        );
        await migrator.applyAll(client, { id, kind, schema, role, vaultRole: vaultRole ?? undefined }, 2);
        await client.query('UPDATE platform.instance SET schema_version = 2 WHERE id = $1', [id]);
      });
    await behind(good);
    await behind(bad);
    await platform.app
      .get(Databases)
      .asOwner('test', (client) =>
        client.query(`CREATE TABLE ${bad.schema}.hr_department (in_the_way int PRIMARY KEY)`),
      );

    const status = await migrator.up();
    expect(status.find(({ slug }) => slug === good.slug)?.error).toBeNull();
    expect(Object.fromEntries(status.map(({ slug, state }) => [slug, state]))).toEqual({
      [good.slug]: 'active',
      [bad.slug]: 'migration-failed',
    });
    expect(status.find(({ slug }) => slug === bad.slug)?.error).toMatch(/already exists/);
    const waiting = await platform.eventually(async () => {
      const answer = await bad.anonymous().get('/api/identity/session');
      return answer.status === 503 ? answer : undefined;
    }, 'the failed instance to answer 503');
    expect(waiting.headers['retry-after']).toBeDefined();
    expect((await good.anonymous().get('/api/workspace/branding')).body).toMatchObject({
      name: good.row.name,
    });

    await platform.sql(`DROP TABLE ${bad.schema}.hr_department`);
    const again = await migrator.up();
    expect(again).toMatchObject([{ slug: bad.slug, state: 'active', version: migrator.latest, error: null }]);
    expect(await migrator.up()).toEqual([]);
  });

  it('refuse a frozen file that was changed', async () => {
    const instance = await platform.instance();
    await platform.sql(
      `UPDATE ${instance.schema}.schema_migration SET checksum = 'x' WHERE name = '0002_crm'`,
    );
    await platform.sql('UPDATE platform.instance SET schema_version = 1 WHERE id = $1', [instance.row.id]);
    const status = await platform.app.get(Migrator).up();
    expect(status.find(({ slug }) => slug === instance.slug)?.error).toMatch(
      /0002_crm was changed after it was applied/,
    );
  });

  it('keep what one file did and its ledger row together', async () => {
    const databases = platform.app.get(Databases);
    await expect(
      databases.asOwner('test', async (client) => {
        await client.query('CREATE TABLE platform.half (id int)');
        throw new Error('cut');
      }),
    ).rejects.toThrow('cut');
    expect(await platform.sql("SELECT to_regclass('platform.half') AS found")).toEqual([{ found: null }]);
  });
});
