import { TestPlatform } from '#testing';
import { ConsentKit } from './consent-test-kit.js';
it('x', async () => {
  const platform = await TestPlatform.start();
  const instance = await platform.instance();
  const kit = new ConsentKit(instance, await instance.admin());
  const out: string[] = [];
  const time = async (name: string, sql: string) => {
    const b = performance.now();
    await instance.work((db) => db.query(sql));
    out.push(`${name} ${Math.round(performance.now() - b)}`);
  };
  const ins = (p: string) => `INSERT INTO crm_contact (id, last_name, emails, phones, origin)
    SELECT gen_random_uuid(), '${p} ' || n, jsonb_build_array(jsonb_build_object('address', '${p}' || n || '@masse.example')), jsonb_build_array(jsonb_build_object('number', '+3361' || (1000000+n))), 'import' FROM generate_series(1, 5000) n`;
  await time('with', ins('a'));
  await time('with', ins('b'));
  await platform.sql(`ALTER TABLE "${instance.schema}".crm_contact DISABLE TRIGGER refuse_listed_insert`);
  await time('without refuse', ins('c'));
  await time('without refuse', ins('d'));
  await platform.sql(`ALTER TABLE "${instance.schema}".crm_contact ENABLE TRIGGER refuse_listed_insert`);
  await platform.sql(`INSERT INTO "${instance.schema}".crm_suppression (channel, address_hash, reason, at) SELECT 'email', sha256(n::text::bytea), 'x', now() FROM generate_series(1,5000) n`);
  await time('with list of 5000', ins('e'));
  await time('hashes', `SELECT count(*) FROM b2o.address_hashes(current_schema()::text, 'email', ARRAY(SELECT 'x' || n || '@y.example' FROM generate_series(1,5000) n))`);
  await time('plain', `SELECT count(b2o.plain_address('email', 'x' || n || '@y.example')) FROM generate_series(1,5000) n`);
  await time('addresses', `SELECT count(b2o.contact_addresses('email', emails, phones, addresses, '')) FROM crm_contact`);
  const rows = await instance.work((db) => db.query<{ id: string }>('SELECT id FROM crm_contact LIMIT 10000'));
  for (let i = 0; i < 2; i += 1) {
    const b = performance.now();
    const r = await kit.refusals(rows.map((x) => x.id));
    out.push(`guard ${r.size} ${Math.round(performance.now() - b)}`);
  }
  console.error(out.join('\n'));
  await platform.stop();
}, 200000);
