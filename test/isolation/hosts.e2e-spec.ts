import { connect } from 'node:net';
import { InstanceRegistry, Provisioner } from '#tenancy';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

interface RawAnswer {
  status: number;
  head: string;
  body: string;
}

describe('the Host header names the instance, and nothing else does', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let sibling: TestInstance;
  let admin: TestClient;
  let siblingAdmin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    [instance, sibling] = [await platform.instance(), await platform.instance()];
    [admin, siblingAdmin] = [await instance.admin(), await sibling.admin()];
  });
  afterAll(() => platform.stop());

  /** Sends bytes as they are: no client library repairs them. */
  function raw(lines: string[], target = '/api/identity/session'): Promise<RawAnswer> {
    const { port } = new URL(platform.origin);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', reject);
      socket.on('close', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const [head = '', ...body] = text.split('\r\n\r\n');
        resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: body.join('') });
      });
      const request = [`GET ${target} HTTP/1.1`, ...lines, 'Connection: close', '', ''].join('\r\n');
      socket.write(Buffer.from(request, 'latin1'));
    });
  }

  const neutral = (answer: RawAnswer): string =>
    `${answer.status} ${answer.body.replace(/"correlationId":"[^"]*"/, '').replace(/^[0-9a-f]+\r\n|\r\n0\s*$/gi, '')}`;

  it('in every form that means it', async () => {
    const { slug } = instance;
    for (const host of [
      `${slug}.myb2o.localhost`,
      `${slug.toUpperCase()}.MYB2O.LocalHost`,
      `${slug}.myb2o.localhost:80`,
      `${slug}.myb2o.localhost:65535`,
      `  ${slug}.myb2o.localhost  `,
    ]) {
      const answer = await raw([`Host: ${host}`, `Cookie: ${admin.cookie}`]);
      expect([host, answer.status]).toEqual([host, 200]);
      expect(answer.body).toContain(`Company ${slug}`);
    }
  });

  it('and no other form reaches anything, nor tells what exists', async () => {
    const { slug } = instance;
    const hosts = [
      '',
      'localhost',
      'myb2o.localhost',
      '.myb2o.localhost',
      '127.0.0.1',
      '127.0.0.1:80',
      '[::1]',
      '[::1]:80',
      '0x7f.1',
      '2130706433',
      `${slug}`,
      `${slug}.`,
      `${slug}.myb2o.localhost.`,
      `${slug}.myb2o.localhost..`,
      `a.${slug}.myb2o.localhost`,
      `${slug}.${slug}.myb2o.localhost`,
      `${slug}.myb2o.localhost.evil.example`,
      `${slug}.evil.example`,
      `evil.example/${slug}.myb2o.localhost`,
      `${slug}_.myb2o.localhost`,
      `_${slug}.myb2o.localhost`,
      `-${slug}.myb2o.localhost`,
      `${slug}-.myb2o.localhost`,
      `${slug}%00.myb2o.localhost`,
      `${slug}%2emyb2o.localhost`,
      `${slug}.myb2o.localhost:`,
      `${slug}.myb2o.localhost:abc`,
      `${slug}.myb2o.localhost:1:2`,
      `${slug}.myb2o.localhost:999999`,
      `${slug}.myb2o.localhost,evil.example`,
      `${slug}.myb2o.localhost evil.example`,
      `user@${slug}.myb2o.localhost`,
      `http://${slug}.myb2o.localhost`,
      `${slug}.myb2o.localhost/x`,
      `${slug}.myb2o.localhost?x`,
      `${slug}.myb2o.localhost#x`,
      `${slug}\u00e9.myb2o.localhost`,
      `${slug}\u3002myb2o\u3002localhost`,
      'xn--nxasmq6b.myb2o.localhost',
      `${'a'.repeat(64)}.myb2o.localhost`,
      `${'a'.repeat(5_000)}.myb2o.localhost`,
      `*.myb2o.localhost`,
      `${slug}\tx.myb2o.localhost`,
      '\u0000.myb2o.localhost',
      "'.myb2o.localhost",
      '$(id).myb2o.localhost',
      `${slug}.myb2o.localhost\\@evil.example`,
    ];
    expect(hosts.length).toBeGreaterThan(40);
    const answers = new Set<string>();
    for (const host of hosts) {
      const answer = await raw([`Host: ${host}`, `Cookie: ${admin.cookie}`]);
      expect([host, answer.status >= 400 && answer.status < 500]).toEqual([host, true]);
      expect([host, answer.body.includes('Company')]).toEqual([host, false]);
      if (answer.status === 404) answers.add(neutral(answer));
    }
    expect(answers.size).toBe(1);
  });

  it('once: two Host headers, an absolute URL or none are refused', async () => {
    const own = `Host: ${instance.slug}.myb2o.localhost`;
    const other = `Host: ${sibling.slug}.myb2o.localhost`;
    const cookie = `Cookie: ${admin.cookie}`;
    expect((await raw([own, other, cookie])).status).toBe(400);
    expect((await raw([own, own, cookie])).status).toBe(400);
    expect((await raw([cookie])).status).toBe(400);
    for (const slug of [instance.slug, sibling.slug]) {
      const target = `http://${slug}.myb2o.localhost/api/identity/session`;
      expect((await raw([own, cookie], target)).status).toBe(400);
    }
    expect((await raw([own, cookie], '//evil.example/api/identity/session')).status).toBeGreaterThanOrEqual(
      400,
    );
  });

  it('whatever forwarding headers say', async () => {
    const forged = `${sibling.slug}.myb2o.localhost`;
    for (const header of [
      `X-Forwarded-Host: ${forged}`,
      `X-Forwarded-Server: ${forged}`,
      `Forwarded: host=${forged}`,
      `X-Host: ${forged}`,
      `X-Original-Host: ${forged}`,
      `X-Original-URL: http://${forged}/`,
      `X-Rewrite-URL: /api/health`,
      `X-HTTP-Host-Override: ${forged}`,
      `:authority: ${forged}`,
    ]) {
      const answer = await raw([`Host: ${instance.slug}.myb2o.localhost`, header, `Cookie: ${admin.cookie}`]);
      if (answer.status !== 400) {
        expect([header, answer.status]).toEqual([header, 200]);
        expect(answer.body).toContain(`Company ${instance.slug}`);
      }
      const foreign = await raw([
        `Host: ${instance.slug}.myb2o.localhost`,
        header,
        `Cookie: ${siblingAdmin.cookie}`,
      ]);
      expect([header, [400, 401].includes(foreign.status)]).toEqual([header, true]);
    }
  });

  it('and what is unknown, suspended or erased answers alike', async () => {
    const [suspended, erased] = [await platform.instance(), await platform.instance()];
    const cookies = [(await suspended.admin()).cookie, (await erased.admin()).cookie];
    const provisioner = platform.app.get(Provisioner);
    await provisioner.suspend(suspended.slug, 'test');
    await provisioner.erase(erased.slug, 'test');
    expect(platform.app.get(InstanceRegistry).labelOf(`${suspended.slug}.myb2o.localhost`)).toBe(
      suspended.slug,
    );
    const seen = new Set<string>();
    for (const slug of ['never-existed', suspended.slug, erased.slug]) {
      for (const cookie of ['a=b', ...cookies]) {
        for (const target of ['/api/identity/session', '/api/openapi.json', '/api/nothing']) {
          seen.add(neutral(await raw([`Host: ${slug}.myb2o.localhost`, `Cookie: ${cookie}`], target)));
        }
      }
    }
    expect([...seen]).toHaveLength(1);
    expect([...seen][0]).toContain('404');

    const pages = new Set<string>();
    for (const slug of ['never-existed', suspended.slug, erased.slug]) {
      for (const target of ['/', '/companies', '/assets/a.js']) {
        const lines = [`Host: ${slug}.myb2o.localhost`, 'Accept: text/html', `Cookie: ${cookies[0]}`];
        const page = await raw(lines, target);
        expect(page.head).toMatch(/content-security-policy: default-src 'none'; style-src 'sha256-/);
        pages.add(neutral(page));
      }
    }
    expect([...pages]).toHaveLength(1);
    expect([...pages][0]).toMatch(/^404 .*instance est inconnue\..*instance is unknown\./s);
    expect([...pages][0]).not.toContain('<script');
  });

  it('and a session counts only on its own host, given once', async () => {
    const own = admin.cookie ?? '';
    const foreign = siblingAdmin.cookie ?? '';
    const token = own.split('=')[1] ?? '';
    const status = async (...cookies: string[]) =>
      (await raw([`Host: ${instance.slug}.myb2o.localhost`, ...cookies.map((each) => `Cookie: ${each}`)]))
        .status;
    expect(await status(`a=b; ${own}; c=d`)).toBe(200);
    for (const cookies of [
      [foreign],
      [`${own}; ${foreign}`],
      [`${foreign}; ${own}`],
      [`${own}; ${own}`],
      [own, foreign],
      [own, own],
      [`sid="${token}"`],
      [`SID=${token}`],
      [`__Host-sid=${token}`],
      [`__Secure-sid=${token}`],
      [`xsid=${token}`],
      [`x=sid=${token}`],
      [`sid=${token}x`],
      [`sid=${token.slice(1)}`],
      [`sid=${token.toUpperCase()}`],
      ['sid='],
      ['sid'],
      ['=;;;='],
      [`sid=${'a'.repeat(6_000)}`],
      ["sid=' OR 1=1 --"],
      ['sid=\u00e9'],
      [`sid=${encodeURIComponent('\0')}`],
      [`sid=${token}; sid=`],
      [`sid=; sid=${token}`],
      [`sid =${token}`],
    ]) {
      expect([cookies, await status(...cookies)]).toEqual([cookies, 401]);
    }
  });
});
