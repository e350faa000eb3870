import type { OpenAPIObject } from '@nestjs/swagger';
import { OpenApi, RouteList } from '#runtime';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

type Json = Record<string, unknown>;
type Operation = Json & {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
  security: unknown[];
  parameters?: Json[];
};

/** Every object inside a document, with where it is. */
function* nodes(node: unknown, at = '#'): Generator<[string, Json]> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield [at, node as Json];
  for (const [key, value] of Object.entries(node)) yield* nodes(value, `${at}/${key}`);
}

const operationsOf = (document: OpenAPIObject): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation as Operation,
    ]),
  );

describe('the OpenAPI document', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let document: OpenAPIObject;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    document = platform.app.get(OpenApi).whole();
  });
  afterAll(() => platform.stop());

  it('is of version 3.1 and has none of the words of 3.0', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const [at, node] of nodes(document)) {
      if (at.endsWith('/properties')) continue;
      expect([at, 'nullable' in node]).toEqual([at, false]);
      expect([at, typeof node['exclusiveMinimum'] === 'boolean']).toEqual([at, false]);
      if (at.includes('/schema')) expect([at, 'example' in node]).toEqual([at, false]);
    }
  });

  it('has every route with its permission, and no other', () => {
    const routes = platform.app.get(RouteList).all();
    expect(routes.length).toBeGreaterThan(15);
    expect(operationsOf(document).map(([name]) => name)).toEqual(
      expect.arrayContaining(routes.map(({ method, path }) => `${method} ${path}`)),
    );
    expect(operationsOf(document)).toHaveLength(routes.length);
    for (const { method, path, policy } of routes) {
      const operation = (document.paths[path] as Record<string, Operation>)[method] as Operation;
      const expected = policy?.kind === 'permission' ? policy.permission : policy?.kind;
      expect([path, method, operation['x-permission']]).toEqual([path, method, expected]);
      expect([path, method, operation.security]).toEqual([
        path,
        method,
        policy?.kind === 'public' ? [] : [{ session: [] }],
      ]);
    }
  });

  it('holds together: references resolve, ids are unique names, refusals are problems', () => {
    const schemes = document.components?.securitySchemes ?? {};
    expect(schemes['session']).toEqual({ type: 'apiKey', in: 'cookie', name: 'sid' });
    for (const [at, node] of nodes(document)) {
      const reference = node['$ref'];
      if (typeof reference !== 'string') continue;
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((from, key) => (from as Json | undefined)?.[key], document);
      expect([at, reference, typeof found]).toEqual([at, reference, 'object']);
    }
    const ids = operationsOf(document).map(([, { operationId }]) => operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]*$/.test(id))).toEqual([]);
    for (const [name, { responses, parameters }] of operationsOf(document)) {
      const statuses = Object.keys(responses);
      expect([name, statuses.some((status) => status.startsWith('2'))]).toEqual([name, true]);
      expect([name, statuses.some((status) => status.startsWith('4'))]).toEqual([name, true]);
      for (const status of statuses.filter((each) => !each.startsWith('2'))) {
        const schema = responses[status]?.content?.['application/problem+json']?.schema;
        expect([name, status, schema]).toEqual([name, status, { $ref: '#/components/schemas/Problem' }]);
      }
      for (const placeholder of name.match(/\{\w+\}/g) ?? []) {
        const named = (parameters ?? []).map((each) => each['name']);
        expect([name, named]).toEqual([name, expect.arrayContaining([placeholder.slice(1, -1)])]);
      }
    }
  });

  it('says exactly what an answer holds', async () => {
    const schemas = document.components?.schemas as Record<string, Json>;
    const propertiesOf = (name: string) =>
      ((schemas[name] ?? {}) as { properties?: Record<string, Json> }).properties ?? {};
    const company = await admin.post('/api/crm/companies', {
      name: 'Toitures Réunies',
      addresses: [{ city: 'Nantes' }],
    });
    const contact = await admin.post('/api/crm/contacts', {
      lastName: 'Dupré',
      emails: [{ address: 'a@exemple.fr' }],
    });
    const history = await admin.get(`/api/crm/contacts/${contact.body.id}/history`);
    const list = await admin.get('/api/crm/contacts');
    const session = await admin.get('/api/identity/session');
    const problem = await admin.patch(`/api/crm/companies/${company.body.id}`, 7, { name: 'x' });
    const cases: [string, Json][] = [
      ['Company', company.body],
      ['Contact', contact.body],
      ['ContactPage', list.body],
      ['HistoryAnswer', history.body],
      ['HistoryEntryAnswer', history.body.items[0]],
      ['SessionAnswer', session.body],
      ['SessionUser', session.body.user],
    ];
    for (const [name, answer] of cases) {
      const properties = propertiesOf(name);
      expect([name, Object.keys(answer).sort()]).toEqual([name, Object.keys(properties).sort()]);
      for (const [member, value] of Object.entries(answer)) {
        const schema = properties[member] as Json;
        if (value === null) expect([name, member, allowsNull(schema)]).toEqual([name, member, true]);
      }
    }
    const required = (schemas['Company'] as { required: string[] }).required;
    expect([...required].sort()).toEqual(Object.keys(company.body).sort());
    expect(Object.keys(propertiesOf('Problem'))).toEqual(expect.arrayContaining(Object.keys(problem.body)));
  });

  it('shows a host its own routes only', async () => {
    const crmOnly = await platform.instance({ modules: ['crm'] });
    const seen = await crmOnly.anonymous().get<OpenAPIObject>('/api/openapi.json');
    expect(seen.status).toBe(200);
    const paths = Object.keys(seen.body.paths);
    expect(paths).toContain('/api/crm/companies/{id}');
    expect(paths.filter((path) => /^\/api\/(hr|operations)\//.test(path))).toEqual([]);
    expect(Object.keys(seen.body.components?.schemas ?? {})).not.toContain('Employee');

    const console = await platform.client('console').get<OpenAPIObject>('/api/openapi.json');
    const consolePaths = Object.keys(console.body.paths);
    expect(consolePaths.filter((path) => /^\/api\/(crm|hr)\//.test(path))).toEqual([]);
    expect(consolePaths.some((path) => path.includes('operations'))).toBe(true);
  });

  it('is drawn by Swagger UI for those who are signed in, without a script in the page', async () => {
    for (const path of ['/api/docs', '/api/docs/swagger-ui-bundle.js', '/api/docs/start.js']) {
      expect((await instance.anonymous().get(path)).status).toBe(401);
      expect((await admin.get(path)).status).toBe(200);
    }
    const page = await admin.get('/api/docs');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    const sources = [...page.text.matchAll(/<script([^>]*)>([^<]*)</g)];
    expect(sources).toHaveLength(2);
    for (const [, attributes = '', inline = ''] of sources) {
      expect(inline).toBe('');
      const asset = await admin.get(/src="([^"]+)"/.exec(attributes)?.[1] ?? '');
      expect([asset.status, asset.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    }
    expect((await admin.get('/api/docs/package.json')).status).toBe(404);
    expect((await admin.get('/api/docs/..%2fpackage.json')).status).toBe(404);
  });
});

/** Whether a schema of 3.1 allows null; one without a type allows anything. */
function allowsNull(schema: Json): boolean {
  if (schema['type'] === undefined && !schema['$ref']) {
    const choices = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
    return choices ? choices.some(allowsNull) : true;
  }
  return [schema['type']].flat().includes('null');
}
