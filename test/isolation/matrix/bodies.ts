import type { OpenAPIObject } from '@nestjs/swagger';
import { newId } from '#kernel';

type Json = Record<string, unknown>;

/** What people "typed" in the tests: it must never be found in a log. */
export const typed = 'Zinzolin';

/** Makes bodies from the schemas of an OpenAPI document. */
export class Bodies {
  constructor(private readonly document: OpenAPIObject) {}

  /** The schema of an operation's JSON body; undefined where it takes none. */
  schemaOf(method: string, path: string): Json | undefined {
    const operation = (this.document.paths[path] as Record<string, Json> | undefined)?.[method];
    const body = operation?.['requestBody'] as { content?: Record<string, { schema?: Json }> } | undefined;
    return body?.content?.['application/json']?.schema;
  }

  /** The type of an operation's body that is a file, as it is; undefined where it takes none. */
  fileTypeOf(method: string, path: string): string | undefined {
    const operation = (this.document.paths[path] as Record<string, Json> | undefined)?.[method];
    const body = operation?.['requestBody'] as { content?: Record<string, unknown> } | undefined;
    return Object.keys(body?.content ?? {}).find((type) => type !== 'application/json');
  }

  /** The parameters that an operation cannot do without, with values that its document gives or `ids` does. */
  requiredQuery(method: string, path: string, ids: (member: string) => string): string {
    const operation = (this.document.paths[path] as Record<string, Json> | undefined)?.[method];
    const parameters = ((operation?.['parameters'] ?? []) as Json[]).filter(
      (each) => each['in'] === 'query' && each['required'] === true,
    );
    const pairs = parameters.map((each): [string, string] => {
      const name = String(each['name']);
      const schema = (each['schema'] ?? {}) as Json;
      const [example] = (schema['examples'] as unknown[] | undefined) ?? [];
      return [name, schema['format'] === 'uuid' ? ids(name) : String(example ?? typed)];
    });
    return new URLSearchParams(pairs).toString();
  }

  /** A body that the schema allows. `ids` gives the value of members that name another record. */
  valid(schema: Json, ids: (member: string) => string): Json {
    return this.value(schema, '', ids) as Json;
  }

  /** Members of the body that hold the id of another record. */
  references(schema: Json): string[] {
    return Object.entries(this.propertiesOf(schema))
      .filter(([, each]) => this.resolve(each)['format'] === 'uuid')
      .map(([name]) => name);
  }

  /** Bodies that must be refused, or at least do no harm: what fuzzers and attackers send. */
  invalid(schema: Json): { body?: unknown; raw?: string; headers?: Record<string, string> }[] {
    const good = this.valid(schema, () => newId());
    const json = { 'content-type': 'application/json' };
    const strange = [null, [], {}, -1, 1e308, 'x'.repeat(20_000), 'a\0b', '\ud800', { $ne: 1 }, [[[]]], true];
    const perMember = Object.keys(this.propertiesOf(schema)).flatMap((name) =>
      strange.map((value) => ({ body: { ...good, [name]: value } })),
    );
    return [
      { body: null },
      { body: [] },
      { body: 'text' },
      { body: {} },
      { body: { ...good, unknownMember: 1 } },
      { raw: '{"__proto__": {"admin": true}}', headers: json },
      { raw: '{"constructor": {"prototype": {}}}', headers: json },
      { raw: '{', headers: json },
      { raw: '', headers: json },
      { raw: JSON.stringify(good), headers: { 'content-type': 'text/plain' } },
      { raw: '<x/>', headers: { 'content-type': 'application/xml' } },
      { raw: '\xff\xfe{}', headers: json },
      ...perMember,
    ];
  }

  private propertiesOf(schema: Json): Record<string, Json> {
    return (this.resolve(schema)['properties'] ?? {}) as Record<string, Json>;
  }

  private resolve(schema: Json): Json {
    const reference = schema['$ref'] ?? (schema['allOf'] as Json[] | undefined)?.[0]?.['$ref'];
    if (typeof reference !== 'string') return schema;
    const schemas = (this.document.components?.schemas ?? {}) as Record<string, Json>;
    return schemas[reference.split('/').at(-1) ?? ''] ?? {};
  }

  private value(given: Json, name: string, ids: (member: string) => string): unknown {
    const schema = this.resolve(given);
    const type = [schema['type']].flat()[0];
    if (schema['format'] === 'uuid') return ids(name);
    const [example] = (schema['examples'] as unknown[] | undefined) ?? [];
    if (example !== undefined) return example;
    if (Array.isArray(schema['enum'])) return schema['enum'][0];
    const required = (schema['required'] as string[] | undefined) ?? [];
    switch (type) {
      case 'object':
        return Object.fromEntries(
          Object.entries((schema['properties'] ?? {}) as Record<string, Json>)
            .filter(([, each]) => this.resolve(each)['readOnly'] !== true)
            // Names of things (fields, modules) cannot be guessed: a list that may be absent is.
            .filter(([key, each]) => required.includes(key) || !isListOfTexts(this.resolve(each)))
            .map(([key, each]) => [key, this.value(each, key, ids)]),
        );
      case 'array':
        return schema['items'] ? [this.value(schema['items'] as Json, name, ids)] : [];
      case 'integer':
      case 'number':
        return schema['minimum'] ?? 1;
      case 'boolean':
        return false;
      default:
        return text(schema, name);
    }
  }
}

const isListOfTexts = (schema: Json): boolean =>
  schema['type'] === 'array' && (schema['items'] as Json | undefined)?.['type'] === 'string';

function text(schema: Json, name: string): string | null {
  if (schema['format'] === 'date') return '2024-02-29';
  if (schema['format'] === 'date-time') return '2024-02-29T12:00:00.000Z';
  if (schema['format'] === 'email' || /email|address$/i.test(name))
    return `${typed}@exemple.fr`.toLowerCase();
  // Numbers with a key (SIRET, IBAN…) and phones cannot be guessed from a schema: they may be left empty.
  if ([schema['type']].flat().includes('null')) return null;
  const [min, max] = [Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? 50)];
  return `${typed} ${name}`.padEnd(min, 'x').slice(0, max);
}
