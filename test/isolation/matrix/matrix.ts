import { newId } from '#kernel';
import { OpenApi, type Route, RouteList } from '#runtime';
import { type TestAnswer, type TestInstance, TestPlatform, type TestRequest } from '#testing';
import { ask } from './asking.js';
import { Bodies } from './bodies.js';
import { plantCanaries } from './canaries.js';
import { type Person, peopleOf } from './people.js';
import { PutBack } from './put-back.js';
import { plant, type Seeds } from './seeds.js';

/** Collections whose ids name nothing of an instance. */
const common = new Map([['/api/docs', 'start.js']]);

const collectionOf = ({ path }: Route): string => path.split('/{', 1)[0] ?? '';

/** Only the operators' console has these. */
export const ofConsole = ({ module }: Route): boolean => module === 'operations';

/** Two instances with the same kinds of records, all their people, and every route of the server. */
export class Matrix {
  readonly answers: { route: string; person: Person; answer: TestAnswer }[] = [];

  private constructor(
    readonly platform: TestPlatform,
    readonly own: TestInstance,
    readonly other: TestInstance,
    readonly people: readonly Person[],
    readonly routes: readonly Route[],
    readonly bodies: Bodies,
    readonly planted: readonly string[],
    private readonly seeds: ReadonlyMap<TestInstance, Seeds>,
    private readonly backs: ReadonlyMap<TestInstance, PutBack>,
  ) {}

  /** @param canary written into every text column of the other instance. */
  static async start(canary: string): Promise<Matrix> {
    const platform = await TestPlatform.start({ B2O_RATE_LIMIT: '1000000' });
    const [own, other] = [await platform.instance(), await platform.instance()];
    const seeds = new Map<TestInstance, Seeds>();
    for (const instance of [own, other]) seeds.set(instance, await plant(instance));
    const people = await peopleOf(own, other);
    const planted = await plantCanaries(platform, other.schema, canary);
    const backs = new Map<TestInstance, PutBack>();
    for (const instance of [own, other]) {
      backs.set(instance, await PutBack.remember(platform.adminUrl, instance.schema));
    }
    const routes = platform.app.get(RouteList).all();
    const bodies = new Bodies(platform.app.get(OpenApi).whole());
    return new Matrix(platform, own, other, people, routes, bodies, planted, seeds, backs);
  }

  async stop(): Promise<void> {
    for (const back of this.backs.values()) await back.forget();
    await this.platform.stop();
  }

  /** Whether the id of a route says which record of an instance is meant. */
  isOfInstance(route: Route): boolean {
    return route.path.includes('{') && !common.has(collectionOf(route));
  }

  /** An id that an instance has, for a route that takes one; a session is the person's own where they have one there. */
  idOf(route: Route, instance: TestInstance, person?: Person): string | undefined {
    if (!route.path.includes('{')) return undefined;
    const collection = collectionOf(route);
    if (collection === '/api/identity/sessions') {
      const inhabitants = this.people.filter((each) => each.instance === instance && each.signedIn);
      const whose = person && inhabitants.includes(person) ? person : inhabitants[0];
      return whose?.sessionId ?? newId();
    }
    const id = common.get(collection) ?? this.seeds.get(instance)?.get(collection);
    if (!id) throw new Error(`${route.path}: plant one in matrix/seeds.ts`);
    return id;
  }

  /** A body that the route takes, whose references name records of an instance. */
  bodyOf(route: Route, instance: TestInstance): TestRequest {
    const file = this.bodies.fileTypeOf(route.method, route.path);
    if (file) return { raw: 'a file', headers: { 'content-type': file } };
    const schema = route.method === 'get' ? undefined : this.bodies.schemaOf(route.method, route.path);
    if (!schema) return {};
    return { body: this.bodies.valid(schema, (member) => this.idFor(member, instance)) };
  }

  /** The id of a record of an instance that a member named like its kind may hold. */
  private idFor(member: string, instance: TestInstance): string {
    const records = [...(this.seeds.get(instance) ?? [])];
    const kind = member.replace(/Id$/, '');
    // The record that something lies beside: see the parameter `resource`.
    const plural = kind === 'company' || kind === 'record' ? 'companies' : `${kind}s`;
    return records.find(([path]) => path.endsWith(`/${plural}`))?.[1] ?? newId();
  }

  mayEnter({ policy }: Route, person: Person): boolean {
    if (policy?.kind !== 'permission') return true;
    return person.permissions.has(policy.permission) && (!policy.referent || person.referent);
  }

  /** Sends a request, keeps the answer, and undoes what it did. */
  async send(
    person: Person,
    route: Route,
    id: string | undefined,
    request: TestRequest,
  ): Promise<TestAnswer> {
    const query = this.bodies.requiredQuery(route.method, route.path, (name) =>
      this.idFor(name, person.instance),
    );
    const asked = query ? { ...route, path: `${route.path}?${query}` } : route;
    const answer = await ask(this.platform, person, asked, id, request);
    this.answers.push({ route: `${route.method} ${route.path}`, person, answer });
    if (route.method !== 'get' && answer.status < 300) await this.backs.get(person.instance)?.now();
    return answer;
  }

  /** What the tables of an instance hold, in short. */
  async digest(instance: TestInstance): Promise<Record<string, string | null> | undefined> {
    return this.backs.get(instance)?.digest();
  }
}
