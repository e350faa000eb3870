import { newId } from '#kernel';
import { OpenApi, type Route, RouteList } from '#runtime';
import { type TestAnswer, type TestInstance, TestPlatform, type TestRequest } from '#testing';
import { ask, seen } from './matrix/asking.js';
import { Bodies, typed } from './matrix/bodies.js';
import { plantCanaries } from './matrix/canaries.js';
import { type Person, peopleOf } from './matrix/people.js';
import { PutBack } from './matrix/put-back.js';
import { plant } from './matrix/seeds.js';
import { servedRoutes } from './matrix/served-routes.js';

const canary = `kanari${newId().slice(-12)}`;
/** Routes whose parameter names nothing of an instance. */
const common = new Map([['/api/docs', 'start.js']]);
/** Only the operators' console has them; their own test is below. */
const ofConsole = (route: Route) => route.module === 'operations';

describe('every route, for everybody, with every kind of id', () => {
  let platform: TestPlatform;
  let own: TestInstance;
  let other: TestInstance;
  let people: Person[];
  let routes: Route[];
  let bodies: Bodies;
  let planted: string[];
  const seeds = new Map<TestInstance, Map<string, string>>();
  const backs = new Map<TestInstance, PutBack>();
  const answers: { route: string; person: Person; answer: TestAnswer }[] = [];

  beforeAll(async () => {
    platform = await TestPlatform.start({ B2O_RATE_LIMIT: '1000000' });
    [own, other] = [await platform.instance(), await platform.instance()];
    for (const instance of [own, other]) seeds.set(instance, await plant(instance));
    people = await peopleOf(own, other);
    planted = await plantCanaries(platform, other.schema, canary);
    for (const instance of [own, other]) {
      backs.set(instance, await PutBack.remember(platform.adminUrl, instance.schema));
    }
    routes = platform.app.get(RouteList).all();
    bodies = new Bodies(platform.app.get(OpenApi).whole());
  }, 120_000);
  afterAll(async () => {
    for (const back of backs.values()) await back.forget();
    await platform.stop();
  });

  const idOf = (route: Route, instance: TestInstance, person: Person | undefined): string | undefined => {
    if (!route.path.includes('{')) return undefined;
    const collection = route.path.split('/{', 1)[0] ?? '';
    if (collection === '/api/identity/sessions') {
      const whose =
        person?.instance === instance
          ? person
          : people.find((each) => each.instance === instance && each.signedIn);
      return whose?.sessionId ?? newId();
    }
    const id = common.get(collection) ?? seeds.get(instance)?.get(collection);
    if (!id) throw new Error(`${route.path}: plant one in matrix/seeds.ts`);
    return id;
  };

  const bodyOf = (route: Route, instance: TestInstance, unknown = false): TestRequest => {
    if (route.method === 'get') return {};
    const schema = bodies.schemaOf(route.method, route.path);
    if (!schema) return {};
    const ids = (member: string): string => {
      const kind = member.replace(/Id$/, '');
      const known = [...(seeds.get(instance) ?? [])].find(
        ([path]) => path.includes(`/${kind}`) || path.endsWith(kind === 'company' ? 'companies' : `${kind}s`),
      );
      return unknown ? newId() : (known?.[1] ?? newId());
    };
    return { body: bodies.valid(schema, ids) };
  };

  /** Asks, keeps the answer, and undoes what it did. */
  const sent = async (person: Person, route: Route, id: string | undefined, request: TestRequest) => {
    const answer = await ask(platform, person, route, id, request);
    answers.push({ route: `${route.method} ${route.path}`, person, answer });
    if (route.method !== 'get' && answer.status < 300) await backs.get(person.instance)?.now();
    return answer;
  };

  const mayEnter = ({ policy }: Route, person: Person): boolean =>
    policy?.kind !== 'permission' ||
    (person.permissions.has(policy.permission) && (!policy.referent || person.referent));

  it('begins with the routes that the server has, all of them with a policy', () => {
    const tree = (
      platform.app.getHttpAdapter().getInstance() as unknown as {
        printRoutes(options: object): string;
      }
    ).printRoutes({ commonPrefix: false });
    expect(servedRoutes(tree)).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter(({ policy }) => !policy)).toEqual([]);
    expect(routes.filter(({ policy }) => policy?.kind === 'public').map(({ path }) => path)).toEqual([
      '/api/health',
      '/api/identity/invitation-acceptances',
      '/api/identity/password-reset-acceptances',
      '/api/identity/password-resets',
      '/api/identity/session',
      '/api/openapi.json',
    ]);
    expect(planted.length).toBeGreaterThan(40);
  });

  it('lets in whom it should, and tells nobody what another instance has', async () => {
    const digestOfOther = await backs.get(other)?.digest();
    const wrong: string[] = [];
    for (const person of people) {
      if (person.instance === other && person === people.find((each) => each.instance === other)) {
        // Until here only the people of one instance have asked.
        expect(await backs.get(other)?.digest()).toEqual(digestOfOther);
      }
      for (const route of routes.filter((each) => !ofConsole(each))) {
        const name = `${person.name}: ${route.method} ${route.path}`;
        const request = bodyOf(route, person.instance);
        const stranger = person.instance === own ? other : own;
        const ids = route.path.includes('{')
          ? {
              own: idOf(route, person.instance, person),
              unknown: newId(),
              foreign: idOf(route, stranger, undefined),
              malformed: "1'--",
            }
          : { own: undefined };
        const found: Record<string, TestAnswer> = {};
        for (const [kind, id] of Object.entries(ids)) found[kind] = await sent(person, route, id, request);
        for (const [kind, { status }] of Object.entries(found)) {
          if (status >= 500) wrong.push(`${name} (${kind}): ${status}`);
          if (route.policy?.kind === 'public') continue;
          if (!person.signedIn && status !== 401) wrong.push(`${name} (${kind}): ${status}, not 401`);
          if (person.signedIn && status === 401) wrong.push(`${name} (${kind}): 401 for a session`);
          if (person.signedIn && !mayEnter(route, person) && status !== 403)
            wrong.push(`${name} (${kind}): ${status}, not 403`);
        }
        const { unknown, foreign, malformed } = found;
        if (
          person.signedIn &&
          mayEnter(route, person) &&
          found['own']?.status === 403 &&
          request.body === undefined
        )
          wrong.push(`${name}: 403 despite the right`);
        if (!unknown || !foreign || !malformed || common.has(route.path.split('/{', 1)[0] ?? '')) continue;
        const [likeUnknown, likeForeign] = [seen(unknown, ids.unknown), seen(foreign, ids.foreign)];
        if (JSON.stringify(likeUnknown) !== JSON.stringify(likeForeign))
          wrong.push(
            `${name}: foreign ${JSON.stringify(likeForeign)} unknown ${JSON.stringify(likeUnknown)}`,
          );
        if (malformed.status !== unknown.status && malformed.status !== 404)
          wrong.push(`${name}: malformed ${malformed.status}, unknown ${unknown.status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('treats a foreign id inside a body like an unknown one', async () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const person of people.filter((each) => each.signedIn && each.instance === own)) {
      for (const route of routes.filter((each) => !ofConsole(each) && mayEnter(each, person))) {
        const schema = route.method === 'get' ? undefined : bodies.schemaOf(route.method, route.path);
        if (!schema || bodies.references(schema).length === 0) continue;
        const id = idOf(route, own, person);
        const foreign = bodyOf(route, other);
        const unknown = { body: { ...(foreign.body as object) } as Record<string, unknown> };
        for (const member of bodies.references(schema)) unknown.body[member] = newId();
        const [one, two] = [await sent(person, route, id, foreign), await sent(person, route, id, unknown)];
        compared += 1;
        if (one.status !== two.status || one.status >= 500 || codeOf(one) !== codeOf(two))
          wrong.push(
            `${person.name}: ${route.method} ${route.path} foreign ${one.status} ${one.text} unknown ${two.status} ${two.text}`,
          );
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(5);
  }, 120_000);

  it('refuses nonsense without failing', async () => {
    const wrong: string[] = [];
    const strong = people.filter(({ name }) => name === 'admin' || name === 'hr referent');
    for (const route of routes.filter((each) => each.method !== 'get' && !ofConsole(each))) {
      const schema = bodies.schemaOf(route.method, route.path);
      const person = strong.find((each) => mayEnter(route, each));
      if (!schema || !person) continue;
      for (const request of bodies.invalid(schema)) {
        const answer = await sent(person, route, idOf(route, own, person), request);
        if (answer.status >= 500)
          wrong.push(
            `${route.method} ${route.path} ${JSON.stringify(request).slice(0, 300)}: ${answer.status}`,
          );
      }
    }
    for (const route of routes.filter((each) => each.method === 'get' && !ofConsole(each))) {
      const person = strong.find((each) => mayEnter(route, each));
      if (!person) continue;
      const odd = [
        '?q=%00',
        '?page=-1',
        '?sort=1;DROP',
        '?q=a&q=b',
        '?id.from=x',
        '?%5B%5D=1',
        '?perPage=1e9',
        '?__proto__=1',
      ];
      for (const query of odd) {
        const changed = { ...route, path: `${route.path}${query}` };
        const answer = await sent(person, changed, idOf(route, own, person), {});
        if (answer.status >= 500) wrong.push(`get ${changed.path}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('keeps the console to the operators', async () => {
    const operations = routes.filter(ofConsole);
    expect(operations.length).toBeGreaterThan(0);
    const console = platform.client('console');
    for (const route of operations) {
      for (const person of people) {
        const answer = await sent(person, route, other.slug, bodyOf(route, own));
        expect([person.name, route.path, answer.status]).toEqual([person.name, route.path, 404]);
      }
      const path = route.path.replace(/\{\w+\}/, other.slug);
      expect((await console.send(route.method.toUpperCase(), path, { body: {} })).status).toBe(401);
    }
  });

  it('leaves no trace of the other instance, and none of what people typed in the logs', async () => {
    const seenByOwn = answers.filter(({ person }) => person.instance === own);
    expect(seenByOwn.length).toBeGreaterThan(1_000);
    const leaks = seenByOwn.filter(({ answer }) => {
      const all = `${answer.text}${JSON.stringify(answer.headers)}`;
      return all.includes(canary) || all.includes(other.schema) || all.includes(other.slug);
    });
    expect(leaks.map(({ route, person }) => `${person.name}: ${route}`)).toEqual([]);
    // The canaries sing where they should: the test can fail.
    const heard = answers.filter(
      ({ person, answer }) => person.instance === other && answer.text.includes(canary),
    );
    expect(heard.length).toBeGreaterThan(10);

    const inLogs = platform.logs.filter(
      (line) => line.includes(canary) || new RegExp(`${typed}|@[a-z0-9-]+\\.(example|fr)`, 'i').test(line),
    );
    expect(inLogs).toEqual([]);
    const jobs = await platform.sql<{ data: string }>(
      "SELECT data::text FROM jobs.job WHERE data ->> 'instanceId' = $1",
      [own.row.id],
    );
    expect(jobs.filter(({ data }) => data.includes(canary) || data.includes(other.row.id))).toEqual([]);
    const mails = platform.mails().filter((mail) => mail.includes(`@${own.slug}.example`));
    expect(mails.filter((mail) => mail.includes(canary) || mail.includes(other.slug))).toEqual([]);
  });
});

const codeOf = ({ body }: TestAnswer): unknown => (body as { code?: unknown } | undefined)?.code;
