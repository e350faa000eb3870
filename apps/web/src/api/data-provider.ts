import type { DataProvider, GetListParams, Identifier, RaRecord } from 'ra-core';
import { type ApiProblem, request } from './http';

interface Page {
  items: RaRecord[];
  total: number;
}

/** A record as our API answers it. */
export interface Versioned extends RaRecord {
  version: number;
}

/** Members that the server keeps itself. */
const kept = new Set(['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'origin']);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields of `data` that differ from `previous`: only these are sent, so that two people may edit two fields. */
export function changedFields(data: object, previous: object): Record<string, unknown> {
  const before = previous as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(data).filter(([name, value]) => !kept.has(name) && !same(value, before[name])),
  );
}

/** `q`, `field`, `field.from`, `field.to`: a list in a filter means any of its values. */
function filterParams(filter: Record<string, unknown> = {}): Record<string, string> {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}

async function list(resource: string, params: Partial<GetListParams>, extra: Record<string, unknown> = {}) {
  const { pagination, sort, filter, signal } = params;
  const { items, total } = await request<Page>(resource, {
    query: {
      page: pagination?.page ?? 1,
      perPage: pagination?.perPage ?? 50,
      ...(sort?.field && { sort: sort.field, order: sort.order.toLowerCase() }),
      ...filterParams({ ...filter, ...extra }),
    },
    ...(signal && { signal }),
  });
  return { data: items, total };
}

const write = async (resource: string, id: Identifier, data: object, previous: Versioned) => {
  const changes = changedFields(data, previous);
  if (Object.keys(changes).length === 0) return previous;
  return request<Versioned>(`${resource}/${id}`, {
    method: 'PATCH',
    body: changes,
    version: previous.version,
  });
};

const remove = async (resource: string, id: Identifier): Promise<void> => {
  const { version } = await request<Versioned>(`${resource}/${id}`);
  await request(`${resource}/${id}`, { method: 'DELETE', version });
};

/** Runs work on each id, and names those that failed instead of giving up at the first. */
async function onEach(ids: readonly Identifier[], work: (id: Identifier) => Promise<unknown>) {
  const done: Identifier[] = [];
  let problem: ApiProblem | undefined;
  for (const id of ids) {
    try {
      await work(id);
      done.push(id);
    } catch (error) {
      problem = error as ApiProblem;
    }
  }
  if (problem && done.length === 0) throw problem;
  return { data: done };
}

/**
 * Our API as ra-core wants it. A resource is the path of its collection (`crm/companies`). Writes are based on the
 * version in `previousData`: a stale one is refused with the stored record (problem STALE_VERSION).
 */
export const dataProvider = {
  getList: (resource: string, params: GetListParams) => list(resource, params),
  getOne: async (resource: string, { id, signal }) => ({
    data: await request(`${resource}/${id}`, { ...(signal && { signal }) }),
  }),
  getMany: async (resource: string, { ids, signal }) => {
    const found = await Promise.all(
      ids.map((id: Identifier) =>
        request<RaRecord>(`${resource}/${id}`, { ...(signal && { signal }) }).catch(() => undefined),
      ),
    );
    return { data: found.filter((record) => record !== undefined) };
  },
  getManyReference: (resource: string, { target, id, ...params }) => list(resource, params, { [target]: id }),
  create: async (resource: string, { data, meta }) => ({
    data: await request(resource, {
      method: 'POST',
      body: data,
      idempotencyKey:
        (meta as { idempotencyKey?: string } | undefined)?.idempotencyKey ?? crypto.randomUUID(),
    }),
  }),
  update: async (resource: string, { id, data, previousData }) => ({
    data: await write(resource, id, data, previousData as Versioned),
  }),
  updateMany: (resource: string, { ids, data }) =>
    onEach(ids, async (id) => write(resource, id, data, await request<Versioned>(`${resource}/${id}`))),
  delete: async (resource: string, { id, previousData }) => {
    const version = (previousData as Versioned | undefined)?.version;
    if (version === undefined) await remove(resource, id);
    else await request(`${resource}/${id}`, { method: 'DELETE', version });
    return { data: (previousData ?? { id }) as RaRecord };
  },
  deleteMany: (resource: string, { ids }) => onEach(ids, (id) => remove(resource, id)),
  // biome-ignore lint/suspicious/noExplicitAny: ra-core types records by the caller
} as DataProvider<any>;
