// Writes an OpenAPI 3.1 document as TypeScript: its schemas, and what each route takes and answers.

const name = (text) => (/^[A-Za-z_$][\w$]*$/.test(text) ? text : JSON.stringify(text));
const comment = (text) => (text ? `/** ${text.replaceAll('*/', '* /')} */\n` : '');
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** The TypeScript type of a schema. What the document leaves open is `unknown`. */
function typeOf(schema) {
  if (!schema || schema === true) return 'unknown';
  if (schema.$ref) return `Schemas[${JSON.stringify(schema.$ref.split('/').pop())}]`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const some = schema.oneOf ?? schema.anyOf;
  if (some) return unionOf(some.map(typeOf));
  if (schema.allOf) return schema.allOf.map((each) => `(${typeOf(each)})`).join(' & ');
  const types = [schema.type ?? []].flat();
  if (schema.enum) {
    const values = schema.enum.map((value) => JSON.stringify(value));
    return unionOf(types.includes('null') ? [...values, 'null'] : values);
  }
  if (types.length === 0) return schema.properties ? objectOf(schema) : 'unknown';
  return unionOf(types.map((type) => plainType(type, schema)));
}

const unionOf = (types) => [...new Set(types)].join(' | ');

function plainType(type, schema) {
  switch (type) {
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'null':
      return type;
    case 'array':
      return `ReadonlyArray<${typeOf(schema.items)}>`;
    case 'object':
      return objectOf(schema);
    default:
      throw new Error(`a schema has the unknown type ${type}`);
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }) {
  const members = Object.entries(properties).map(
    ([key, schema]) =>
      `${comment(schema.description)}${name(key)}${required.includes(key) ? '' : '?'}: ${typeOf(schema)};`,
  );
  if (members.length > 0) return `{\n${members.join('\n')}\n}`;
  return additionalProperties === false
    ? 'Record<string, never>'
    : `Record<string, ${typeOf(additionalProperties)}>`;
}

/** Parameters of one place as an object type; undefined when there are none. */
function parametersIn(place, operation) {
  const found = (operation.parameters ?? []).filter((each) => each.in === place);
  if (found.length === 0) return undefined;
  const members = found.map(
    ({ name: key, required, schema }) => `${name(key)}${required ? '' : '?'}: ${typeOf(schema)};`,
  );
  return `{\n${members.join('\n')}\n}`;
}

/** The type of a body or an answer: JSON by its schema, anything else as bytes. */
function contentType(content) {
  const [[media, { schema }] = [undefined, {}]] = Object.entries(content ?? {});
  if (media === undefined) return 'undefined';
  return media === 'application/json' ? typeOf(schema) : 'Blob';
}

function routeOf(operation) {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
  const members = {
    params: parametersIn('path', operation),
    query: parametersIn('query', operation),
    body: operation.requestBody && contentType(operation.requestBody.content),
    answer: contentType(success?.[1].content),
  };
  return Object.entries(members)
    .filter(([, type]) => type !== undefined)
    .map(([key, type]) => `${key}: ${type};`)
    .join('\n');
}

/** The whole document as a declaration file, in an order that depends on its content only. */
export function typesOf(document) {
  const sorted = (entries) => entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const schemas = sorted(Object.entries(document.components.schemas)).map(
    ([key, schema]) => `${comment(schema.description)}${name(key)}: ${typeOf(schema)};`,
  );
  const routes = sorted(
    Object.entries(document.paths).flatMap(([path, item]) =>
      methods
        .filter((method) => item[method])
        .map((method) => [`${path} ${method}`, `'${method.toUpperCase()} ${path}'`, item[method]]),
    ),
  ).map(([, key, operation]) => `${comment(operation.summary)}${key}: {\n${routeOf(operation)}\n};`);
  return `// Generated from the server's OpenAPI document by scripts/generate-api.mjs: change the server, not this file.

/** What requests and answers hold, by the names of the document. */
export interface Schemas {
${schemas.join('\n')}
}

/** Every route: what its path, query and body take, and what it answers. */
export interface Routes {
${routes.join('\n')}
}
`;
}
