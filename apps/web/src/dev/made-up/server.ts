import { type AnyRecord, allRecords } from '@/kit/records/define-record';
import { failing, none, sites, waiting } from './site.record';
import { allSites, idOf, people } from './sites';

interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

const json = (body: unknown, status = 200): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), { status });
const problem = (status: number, code: string, detail: string): Response => json({ code, detail }, status);

let stored: AnyRecord[] = allSites();

const me = {
  id: people[0].id,
  email: 'solene@exemple.test',
  firstName: 'Solène',
  lastName: 'Quéméneur',
  language: 'fr',
  role: 'admin',
  hrReferent: false,
  secondFactor: false,
  secondFactorRequired: false,
};

const session = () => ({
  user: me,
  teamIds: [me.id],
  modules: [],
  instanceName: 'Kit',
  permissions: Object.fromEntries(
    allRecords().flatMap(({ meta }) =>
      ['read', 'create', 'update', 'delete', 'export', 'mass-edit'].map((right) => [
        `${meta.name}.${right}`,
        'all',
      ]),
    ),
  ),
});

const files = [
  { id: idOf(801), name: 'plan-masse.pdf', mediaType: 'application/pdf', size: 1_482_000 },
  { id: idOf(802), name: 'façade nord, avant travaux.jpg', mediaType: 'image/jpeg', size: 84_210 },
  { id: idOf(803), name: 'métré.xlsx', mediaType: 'application/vnd.ms-excel', size: 9_120 },
].map((file) => ({
  ...file,
  version: 1,
  createdAt: '2026-02-01T10:00:00.000Z',
  author: { kind: 'user', ...people[1] },
}));

/** A page of the sites that a query means: words, a value of a field, an order. */
function pageOf(query: URLSearchParams) {
  const words = query.get('q')?.toLowerCase() ?? '';
  const field = query.get('sort') ?? 'name';
  const order = query.get('order') === 'desc' ? -1 : 1;
  const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('perPage') ?? 50)];
  const state = query.get('state')?.split(',');
  const found = stored
    .filter((each) => String(each['name']).toLowerCase().includes(words))
    .filter((each) => !state || state.includes(String(each['state'])))
    .sort((a, b) => String(a[field]).localeCompare(String(b[field]), 'fr', { numeric: true }) * order);
  return { items: found.slice((page - 1) * perPage, page * perPage), total: found.length, page, perPage };
}

function site(id: string, { method, body }: Asked): Response {
  const before = stored.find((each) => each.id === id);
  if (!before) return problem(404, 'NOT_FOUND', 'This site is unknown.');
  if (method === 'DELETE') {
    stored = stored.filter((each) => each !== before);
    return json(undefined, 204);
  }
  if (method !== 'PATCH') return json(before);
  if (body['name'] === 'refused') return problem(422, 'VALIDATION_FAILED', 'A site cannot have this name.');
  const after = { ...before, ...body, version: (before.version ?? 1) + 1 };
  stored = stored.map((each) => (each === before ? after : each));
  return json(after);
}

function collection(asked: Asked): Response {
  if (asked.method !== 'POST') return json(pageOf(asked.query));
  const created = { ...asked.body, id: idOf(1_000 + stored.length), version: 1 };
  stored = [...stored, created];
  return json(created, 201);
}

const titles = ({ body }: Asked) => {
  const asked = body['items'] as { resource: string; id: string }[];
  return {
    items: asked.flatMap(({ resource, id }) => {
      const found = people.find((each) => each.id === id);
      return found ? [{ resource, id, title: found.name }] : [];
    }),
  };
};

const fixed: Readonly<Record<string, (asked: Asked) => unknown>> = {
  'identity/session': session,
  'identity/colleagues': () => ({ items: people.map((each) => ({ ...each, email: '' })) }),
  'identity/users': () => ({ items: people.map(({ id, name }) => ({ id, title: name, name })), total: 2 }),
  'workspace/branding': () => ({ name: 'Kit', accentColour: null, language: 'fr', logoVersion: null }),
  'workspace/labels': titles,
  'workspace/preferences': () => ({
    theme: 'system',
    density: 'compact',
    shortcuts: true,
    layouts: {},
    recent: [],
    notifications: {},
  }),
  'workspace/views': () => ({ items: [] }),
  'workspace/presence': () => ({ people: [{ ...people[1], activity: 'editing' }] }),
  'workspace/attachments': ({ query }) => ({ items: query.get('recordId') === idOf(1) ? files : [] }),
  'workspace/timeline': () => ({ items: [], total: 0, page: 1, perPage: 25 }),
};

/** Answers as the API would, from made-up records. What it does not know is not found. */
export function answer(asked: Asked, signal: AbortSignal | null): Response | Promise<Response> {
  const known = fixed[asked.path];
  if (known) return json(known(asked));
  if (asked.path === none.meta.path) return json({ items: [], total: 0, page: 1, perPage: 50 });
  if (asked.path === failing.meta.path) return problem(500, 'UNEXPECTED', 'The made-up server is broken.');
  if (asked.path === waiting.meta.path)
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  if (asked.path === sites.meta.path) return collection(asked);
  const [id = '', more] = asked.path.slice(sites.meta.path.length + 1).split('/');
  if (!asked.path.startsWith(`${sites.meta.path}/`)) return problem(404, 'NOT_FOUND', 'Not made up yet.');
  return more === 'history' ? json({ items: [] }) : site(id, asked);
}
