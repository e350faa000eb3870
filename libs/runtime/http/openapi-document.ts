import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { productVersion } from './health.controller.js';
import { problemResponses, problemSchema } from './openapi-problems.js';
import type { Route } from './route-list.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

export interface DocumentFacts {
  readonly routes: readonly Route[];
  readonly sessionCookie: string;
  /** Names of schemas whose members are all present in every answer. */
  readonly complete: ReadonlySet<string>;
}

/**
 * The whole API as OpenAPI 3.1, from the decorators of the controllers and the policies of the routes.
 * https://spec.openapis.org/oas/v3.1.1.html
 */
export function buildDocument(app: INestApplication, facts: DocumentFacts): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('b2o')
    .setVersion(productVersion)
    .addServer('/', 'This instance')
    .addCookieAuth(facts.sessionCookie, { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const schemas: Record<string, Json> = { ...(document.components?.schemas as Record<string, Json>) };
  for (const name of facts.complete) {
    const schema = schemas[name];
    if (schema && isObject(schema['properties'])) schema['required'] = Object.keys(schema['properties']);
  }
  schemas['Problem'] = problemSchema;
  document.components = { ...document.components, schemas };
  for (const route of facts.routes) {
    const operation = document.paths[route.path]?.[route.method];
    if (operation) complete(operation, route);
  }
  modernise(document);
  return document;
}

function complete(operation: Operation, route: Route): void {
  const { policy } = route;
  operation.operationId = camelCase(operation.operationId ?? route.handler);
  operation.security = policy?.kind === 'public' ? [] : [{ session: [] }];
  const extended = operation as Operation & Json;
  extended['x-permission'] = policy?.kind === 'permission' ? policy.permission : (policy?.kind ?? 'nobody');
  if (policy?.kind === 'permission' && policy.referent) extended['x-hr-referent'] = true;
  if (policy?.kind === 'permission' && policy.recentPassword) extended['x-recent-password'] = true;
  if (route.method !== 'get') {
    operation.parameters = [
      ...(operation.parameters ?? []),
      {
        name: 'X-B2O-Client',
        in: 'header',
        required: false,
        description: 'Name of a client that is not a browser: it sends neither Sec-Fetch-Site nor Origin',
        schema: { type: 'string' },
      },
    ];
  }
  // What a controller says of its own refusals stays.
  operation.responses = { ...problemResponses(route, operation), ...operation.responses };
}

const camelCase = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word, index) =>
      index === 0
        ? word.charAt(0).toLowerCase() + word.slice(1)
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join('');

/** Schemas of 3.1 have `examples`; `example` is deprecated (3.1.1, 4.8.24). Parameters keep theirs. */
function modernise(node: unknown, inSchema = false): void {
  if (Array.isArray(node)) {
    for (const each of node) modernise(each, inSchema);
  } else if (isObject(node)) {
    if (inSchema && 'example' in node) {
      node['examples'] = [node['example']];
      delete node['example'];
    }
    for (const [key, value] of Object.entries(node)) {
      if (['examples', 'enum', 'default'].includes(key)) continue;
      if ((key === 'properties' || key === 'schemas') && isObject(value)) {
        for (const each of Object.values(value)) modernise(each, true);
      } else {
        modernise(value, inSchema || key === 'schema');
      }
    }
  }
}

/** The part of the document whose routes pass, with the schemas that it still needs. */
export function filterDocument(
  document: OpenAPIObject,
  routes: readonly Route[],
  passes: (route: Route) => boolean,
): OpenAPIObject {
  const paths: OpenAPIObject['paths'] = {};
  for (const route of routes.filter(passes)) {
    const operation = document.paths[route.path]?.[route.method];
    if (operation) paths[route.path] = { ...paths[route.path], [route.method]: operation };
  }
  const all = document.components?.schemas ?? {};
  const needed = new Set(['Problem']);
  const collect = (node: unknown): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (needed.has(name)) continue;
      needed.add(name);
      collect(all[name] ?? {});
    }
  };
  collect(paths);
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => needed.has(name)));
  return { ...document, paths, components: { ...document.components, schemas } };
}
