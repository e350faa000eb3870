import { PermissionRegistry } from '#identity';
import { newId } from '#kernel';
import type { Route } from '#runtime';
import type { TestAnswer } from '#testing';
import { seen } from './matrix/asking.js';
import { typed } from './matrix/bodies.js';
import { Matrix, ofConsole } from './matrix/matrix.js';
import type { Person } from './matrix/people.js';
import { servedRoutes } from './matrix/served-routes.js';

const canary = `kanari${newId().slice(-12)}`;
const patience = 180_000;

/** Unknown to those who may enter, but for one: whoever has the secret of the address, or made what is there. */
const ofOne = new Set(['/api/crm/unsubscriptions', '/api/crm/calendar-imports/{id}']);

const codeOf = ({ body }: TestAnswer): unknown => (body as { code?: unknown } | undefined)?.code;

describe('every route, for everybody, with every kind of id', () => {
  let matrix: Matrix;
  let routes: Route[];

  beforeAll(async () => {
    matrix = await Matrix.start(canary);
    routes = matrix.routes.filter((route) => !ofConsole(route));
  }, patience);
  afterAll(() => matrix.stop());

  it('begins with the routes that the server has, all of them with a policy', () => {
    const server = matrix.platform.app.getHttpAdapter().getInstance() as unknown as {
      printRoutes(options: { commonPrefix: boolean }): string;
    };
    const all = matrix.routes.map(({ method, path }) => `${method} ${path}`);
    expect(servedRoutes(server.printRoutes({ commonPrefix: false }))).toEqual(all.sort());
    expect(all.length).toBeGreaterThan(20);
    expect(matrix.routes.filter(({ policy }) => !policy)).toEqual([]);
    const registry = matrix.platform.app.get(PermissionRegistry);
    const undeclared = matrix.routes.flatMap(({ policy }) =>
      policy?.kind === 'permission' && !registry.find(policy.permission) ? [policy.permission] : [],
    );
    expect(undeclared).toEqual([]);
    const open = matrix.routes.filter(({ policy }) => policy?.kind === 'public');
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'get /api/crm/calendar/{token}.ics',
      'get /api/crm/campaign-openings/{token}.gif',
      'get /api/crm/unsubscriptions',
      'post /api/crm/unsubscriptions',
      'post /api/csp-reports',
      'get /api/health',
      'post /api/identity/invitation-acceptances',
      'post /api/identity/link-holders',
      'post /api/identity/password-reset-acceptances',
      'post /api/identity/password-resets',
      'post /api/identity/session',
      'get /api/openapi.json',
      'get /api/public/form-confirmations/{secret}',
      'post /api/public/form-confirmations/{secret}',
      'get /api/public/forms/{key}',
      'options /api/public/forms/{key}',
      'post /api/public/forms/{key}',
      'get /api/public/forms/{key}/page',
      'get /api/workspace/branding',
      'get /api/workspace/branding/logo',
    ]);
    expect(matrix.planted.length).toBeGreaterThan(40);
  });

  /** What is wrong with the answers that one person got from one route. */
  async function faultsOf(person: Person, route: Route): Promise<string[]> {
    const { own, other } = matrix;
    const stranger = person.instance === own ? other : own;
    const request = matrix.bodyOf(route, person.instance);
    const ids = route.path.includes('{')
      ? {
          own: matrix.idOf(route, person.instance, person),
          unknown: newId(),
          foreign: matrix.idOf(route, stranger),
          malformed: "1'--",
        }
      : { own: undefined };
    const faults: string[] = [];
    const answers: Record<string, TestAnswer> = {};
    for (const [kind, id] of Object.entries(ids)) {
      const answer = await matrix.send(person, route, id, request);
      answers[kind] = answer;
      const expected = expectedStatus(person, route);
      if (answer.status >= 500) faults.push(`${kind}: ${answer.status}`);
      if (expected && answer.status !== expected) faults.push(`${kind}: ${answer.status}, not ${expected}`);
      if (!expected && route.policy?.kind !== 'public' && answer.status === 401) faults.push(`${kind}: 401`);
    }
    const { unknown, foreign, malformed } = answers;
    if (unknown && foreign && malformed && matrix.isOfInstance(route)) {
      const [one, two] = [seen(foreign, ids.foreign), seen(unknown, ids.unknown)].map((each) =>
        JSON.stringify(each),
      );
      if (one !== two) faults.push(`foreign ${one}, unknown ${two}`);
      if (malformed.status !== unknown.status && malformed.status !== 404)
        faults.push(`malformed ${malformed.status}, unknown ${unknown.status}`);
    }
    const own200 = answers['own'];
    const opens = matrix.mayEnter(route, person) && person.signedIn && !ofOne.has(route.path);
    if (route.method === 'get' && own200 && opens) {
      if (own200.status !== 200) faults.push(`own: ${own200.status}, not 200`);
    }
    return faults.map((fault) => `${person.name}: ${route.method} ${route.path}: ${fault}`);
  }

  function expectedStatus(person: Person, route: Route): number | undefined {
    if (route.policy?.kind === 'public') return undefined;
    if (!person.signedIn) return 401;
    return matrix.mayEnter(route, person) ? undefined : 403;
  }

  it(
    'lets in whom it should, and tells nobody what another instance has',
    async () => {
      const faults: string[] = [];
      const ofOther = await matrix.digest(matrix.other);
      const ofOwn = await matrix.digest(matrix.own);
      for (const person of matrix.people.filter(({ instance }) => instance === matrix.own)) {
        for (const route of routes) faults.push(...(await faultsOf(person, route)));
      }
      expect(await matrix.digest(matrix.other)).toEqual(ofOther);
      for (const person of matrix.people.filter(({ instance }) => instance === matrix.other)) {
        for (const route of routes) faults.push(...(await faultsOf(person, route)));
      }
      // Counters of failed sign-ins are all that may have moved.
      expect({ ...(await matrix.digest(matrix.own)), identity_throttle: null }).toEqual({
        ...ofOwn,
        identity_throttle: null,
      });
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'treats a foreign id inside a body like an unknown one',
    async () => {
      const { own, other, bodies } = matrix;
      const faults: string[] = [];
      let compared = 0;
      for (const person of matrix.people.filter((each) => each.signedIn && each.instance === own)) {
        for (const route of routes.filter((each) => matrix.mayEnter(each, person))) {
          const schema = route.method === 'get' ? undefined : bodies.schemaOf(route.method, route.path);
          if (!schema || bodies.references(schema).length === 0) continue;
          const id = matrix.idOf(route, own, person);
          const foreign = matrix.bodyOf(route, other);
          const unknown = { ...(foreign.body as Record<string, unknown>) };
          for (const member of bodies.references(schema)) unknown[member] = newId();
          const one = await matrix.send(person, route, id, foreign);
          const two = await matrix.send(person, route, id, { body: unknown });
          compared += 1;
          if (one.status >= 500 || one.status !== two.status || codeOf(one) !== codeOf(two))
            faults.push(`${person.name}: ${route.method} ${route.path}: ${one.text} but ${two.text}`);
        }
      }
      expect(faults).toEqual([]);
      expect(compared).toBeGreaterThan(5);
    },
    patience,
  );

  it(
    'refuses nonsense without failing',
    async () => {
      const faults: string[] = [];
      const strong = matrix.people.filter(({ name }) => name === 'admin' || name === 'hr referent');
      for (const route of routes) {
        const person = strong.find((each) => matrix.mayEnter(route, each));
        if (!person) continue;
        const id = matrix.idOf(route, matrix.own, person);
        const schema = matrix.bodies.schemaOf(route.method, route.path);
        for (const request of schema ? matrix.bodies.invalid(schema) : []) {
          const { status } = await matrix.send(person, route, id, request);
          if (status >= 500)
            faults.push(`${route.method} ${route.path} ${JSON.stringify(request).slice(0, 300)}`);
        }
        if (route.method !== 'get') continue;
        for (const query of [
          'q=%00',
          'page=-1',
          'sort=1;DROP',
          'q=a&q=b',
          'id.from=x',
          '%5B%5D=1',
          'perPage=1e9',
        ])
          if ((await matrix.send(person, { ...route, path: `${route.path}?${query}` }, id, {})).status >= 500)
            faults.push(`get ${route.path}?${query}`);
      }
      expect(faults).toEqual([]);
    },
    patience,
  );

  it('keeps the console to the operators', async () => {
    const operations = matrix.routes.filter(ofConsole);
    expect(operations.length).toBeGreaterThan(0);
    for (const route of operations) {
      for (const person of matrix.people) {
        const { status } = await matrix.send(person, route, matrix.other.slug, {});
        expect([person.name, route.path, status]).toEqual([person.name, route.path, 404]);
      }
      const path = route.path.replace(/\{\w+\}/, matrix.other.slug);
      const stranger = await matrix.platform.client('console').send(route.method.toUpperCase(), path);
      expect(stranger.status).toBe(401);
    }
  });

  it('leaves no trace of the other instance, and none of what people typed in the logs', async () => {
    const { answers, own, other, platform } = matrix;
    const ofOwn = answers.filter(({ person }) => person.instance === own);
    expect(ofOwn.length).toBeGreaterThan(1_000);
    const secrets = [canary, other.schema, other.slug, other.row.id];
    const leaks = ofOwn.filter(({ answer }) => {
      const all = `${answer.text}${JSON.stringify(answer.headers)}`;
      return secrets.some((secret) => all.includes(secret));
    });
    expect(leaks.map(({ route, person }) => `${person.name}: ${route}`)).toEqual([]);
    const exported = ofOwn.filter(({ route, answer }) => /\/exports$/.test(route) && answer.status === 200);
    expect(exported.length).toBeGreaterThan(5);
    // The canaries sing where they should: this test can fail.
    const heard = answers.filter(
      ({ answer, person }) => person.instance === other && answer.text.includes(canary),
    );
    expect(heard.length).toBeGreaterThan(10);

    const personal = new RegExp(`${canary}|${typed}|@[a-z0-9-]+\\.(example|fr)`, 'i');
    // One line at least, about something that was typed.
    const breach = { 'effective-directive': 'img-src', 'blocked-uri': typed, 'document-uri': canary };
    await own.anonymous().post('/api/csp-reports', undefined, {
      raw: JSON.stringify({ 'csp-report': breach }),
      headers: { 'content-type': 'application/csp-report' },
    });
    expect(platform.logs.some((line) => line.includes('"directive":"img-src"'))).toBe(true);
    expect(platform.logs.filter((line) => personal.test(line))).toEqual([]);
    const jobs = await platform.sql<{ data: string }>(
      "SELECT data::text AS data FROM jobs.job WHERE data ->> 'instanceId' = $1",
      [own.row.id],
    );
    expect(jobs.filter(({ data }) => secrets.some((secret) => data.includes(secret)))).toEqual([]);
    const mails = platform.mails().filter((mail) => mail.includes(`@${own.slug}.example`));
    expect(mails.filter((mail) => secrets.some((secret) => mail.includes(secret)))).toEqual([]);
  });
});
