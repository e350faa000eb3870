import { isPublicAddress, MailRefused, systemActor } from '#runtime';
import { InstanceScope } from '#tenancy';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { InstanceMailer } from './instance-mailer.js';
import { type Listener, listen } from './smtp-test-kit.js';

const path = '/api/workspace/mail-settings';

describe('the sending of an instance’s mails', () => {
  let smtp: Listener;

  beforeAll(async () => {
    smtp = await listen();
  });
  afterAll(() => smtp.close());

  const own = () => ({
    senderName: 'Charpentes Martin',
    senderAddress: 'contact@charpentes.example',
    ownServer: true,
    host: '127.0.0.1',
    port: smtp.port,
    security: 'none',
    country: 'FR',
    responsibilityAccepted: true,
  });
  const codes = ({ body }: { body: { errors?: { field: string; code: string }[] } }) =>
    (body.errors ?? []).map(({ field, code }) => `${field} ${code}`).sort();
  const sent = (platform: TestPlatform, instance: TestInstance, address: string) =>
    platform.app
      .get(InstanceScope)
      .run(instance.row, systemActor('test'), () =>
        platform.app.get(InstanceMailer).send({ to: { address }, subject: 'Bonjour', text: 'Bonjour' }),
      );

  describe('where servers in private networks are not allowed', () => {
    let platform: TestPlatform;
    let instance: TestInstance;
    let admin: TestClient;

    beforeAll(async () => {
      platform = await TestPlatform.start();
      instance = await platform.instance();
      admin = await instance.admin();
    });
    afterAll(() => platform.stop());

    it('goes by the platform, whose answers go to the instance’s address', async () => {
      const first = await admin.get(path);
      expect(first.body).toMatchObject({ version: 0, ownServer: false, hasPassword: false });
      const { status } = await admin.patch(path, 0, {
        senderName: 'Martin',
        senderAddress: 'contact@martin.example',
      });
      expect(status).toBe(200);
      await sent(platform, instance, 'lea@x.example');
      const mail = platform.mails().at(-1) ?? '';
      expect(mail).toMatch(/^From: Martin <ne-pas-repondre@myb2o\.localhost>/m);
      expect(mail).toMatch(/^Reply-To: Martin <contact@martin\.example>/m);
      expect((await admin.post(`${path}/test`)).body.code).toBe('WORKSPACE_MAIL_TEST_UNAVAILABLE');
    });

    it('refuses what leads into them, whichever way it is written', async () => {
      const { version } = (await admin.get(path)).body;
      for (const host of [
        '127.0.0.1',
        'localhost',
        '10.0.0.8',
        '169.254.169.254',
        '::1',
        '::ffff:127.0.0.1',
      ]) {
        const refused = await admin.patch(path, version, { ...own(), port: 587, security: 'starttls', host });
        expect([host, refused.status, codes(refused)]).toEqual([
          host,
          422,
          [host.includes('.') && host.includes(':') ? 'host host' : 'host private-host'],
        ]);
      }
      const inClear = await admin.patch(path, version, { ...own(), host: '192.0.78.9', port: 6379 });
      expect(codes(inClear)).toEqual(['port port', 'security insecure']);
      const bare = await admin.patch(path, version, { ownServer: true, senderAddress: null });
      expect(codes(bare)).toEqual([
        'host required',
        'port required',
        'responsibilityAccepted required',
        'senderAddress required',
      ]);
    });

    it('does not connect to such a server either where one is stored already', async () => {
      await instance.work((db) =>
        db.query(
          `UPDATE workspace_mail_settings SET own_server = true, host = 'localhost', port = $1, accepted_at = now()`,
          [smtp.port],
        ),
      );
      const count = smtp.received.length;
      await expect(sent(platform, instance, 'lea@x.example')).rejects.toMatchObject({
        code: 'private-host',
        permanent: false,
      });
      expect(smtp.received).toHaveLength(count);
      const tested = await admin.post(`${path}/test`);
      expect(tested.body).toMatchObject({ passed: false, meaning: expect.stringContaining('réseau privé') });
    });

    it('is set up by admins alone', async () => {
      for (const role of ['manager', 'member', 'reader'] as const) {
        const client = await instance.user(role);
        expect((await client.get(path)).status).toBe(403);
        expect((await client.post(`${path}/test`)).status).toBe(403);
      }
    });
  });

  describe('by a server of its own', () => {
    let platform: TestPlatform;
    let instance: TestInstance;
    let admin: TestClient;

    beforeAll(async () => {
      platform = await TestPlatform.start({ B2O_PRIVATE_MAIL_SERVERS: 'yes' });
      instance = await platform.instance();
      admin = await instance.admin();
      expect((await admin.patch(path, 0, own())).status).toBe(200);
    });
    afterAll(() => platform.stop());

    it('sends in its own name, and tells a refusal for good from one for now', async () => {
      await sent(platform, instance, 'lea@x.example');
      const last = smtp.received.at(-1);
      expect(last).toMatchObject({ from: 'contact@charpentes.example', to: ['lea@x.example'] });
      expect(last?.content).toMatch(/^From: Charpentes Martin <contact@charpentes\.example>/m);
      const refusal = async (address: string) => {
        const error = await sent(platform, instance, address).catch((each: unknown) => each);
        expect(error).toBeInstanceOf(MailRefused);
        const { permanent, code, stage } = error as MailRefused;
        return { permanent, code, stage };
      };
      expect(await refusal('inconnu@x.example')).toEqual({
        permanent: true,
        code: '5.1.1',
        stage: 'recipient',
      });
      expect(await refusal('plein@x.example')).toEqual({
        permanent: false,
        code: '4.2.2',
        stage: 'recipient',
      });
    });

    it('is tried by a mail to whoever asks, and says what the server answered', async () => {
      const passed = await admin.post(`${path}/test`);
      expect(passed.body).toMatchObject({ passed: true, to: `admin@${instance.slug}.example`, answer: '' });
      expect(smtp.received.at(-1)?.to).toEqual([`admin@${instance.slug}.example`]);
      expect((await admin.get(path)).body).toMatchObject({ testPassed: true, testedAt: expect.any(String) });
      const { version } = (await admin.get(path)).body;
      await admin.patch(path, version, { port: 1 });
      const failed = await admin.post(`${path}/test`);
      expect(failed.body).toMatchObject({ passed: false, meaning: expect.stringContaining('ne répond pas') });
      expect(failed.body.answer).toContain('ECONNREFUSED');
    });

    it('keeps its password sealed, never answers it, and never sends it to another server', async () => {
      const password = 'girafe-et-hangar';
      let { version } = (await admin.get(path)).body;
      const clear = await admin.patch(path, version, { userName: 'martin', password });
      expect(codes(clear)).toEqual(['security clear-password']);
      const saved = await admin.patch(path, version, {
        userName: 'martin',
        password,
        security: 'starttls',
        port: smtp.port,
      });
      expect([saved.status, saved.body.hasPassword, saved.text.includes(password)]).toEqual([
        200,
        true,
        false,
      ]);
      version = saved.body.version;
      const [row] = await platform.sql<{ all: string }>(
        `SELECT row_to_json(s)::text AS all FROM ${instance.schema}.workspace_mail_settings s`,
      );
      expect(row?.all).not.toContain(password);
      const [journal] = await platform.sql<{ all: string }>(
        `SELECT coalesce(string_agg(before::text, ''), '') AS all FROM ${instance.schema}.change_journal
         WHERE table_name = 'workspace_mail_settings'`,
      );
      expect(journal?.all).toBe('');
      const kept = await admin.patch(path, version, { senderName: 'Martin & fils' });
      expect(kept.body.hasPassword).toBe(true);
      // The listener offers no STARTTLS: nothing is sent in the clear.
      const tested = await admin.post(`${path}/test`);
      expect(tested.body.passed).toBe(false);
      const moved = await admin.patch(path, kept.body.version, {
        host: 'smtp.ailleurs.example',
        responsibilityAccepted: true,
      });
      expect(codes(moved)).toEqual(['password required']);
      const stale = await admin.patch(path, version, { senderName: 'x' });
      expect([stale.status, stale.body.code]).toEqual([409, 'STALE_VERSION']);
    });
  });

  it('tells public addresses from others', () => {
    const publicOnes = ['8.8.8.8', '192.0.78.9', '2a00:1450:4007:80c::200e'];
    const others = [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '169.254.169.254',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '2002:7f00:1::',
      '64:ff9b::7f00:1',
      'x',
      '',
    ];
    expect(publicOnes.map(isPublicAddress)).toEqual(publicOnes.map(() => true));
    expect(others.filter(isPublicAddress)).toEqual([]);
  });
});
