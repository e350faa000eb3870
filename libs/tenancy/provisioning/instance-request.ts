import { type FieldError, isId, isSiren, newId, Problem, text } from '#kernel';
import { type InstanceRow, TenancyProblems } from '../registry/instance-registry.js';
import { type BusinessModule, businessModules, isBusinessModule } from './modules.js';

export interface InstanceRequest {
  slug: string;
  name: string;
  adminEmail: string;
  modules?: readonly string[] | undefined;
  siren?: string | undefined;
  timeZone?: string | undefined;
  /** Of an instance that was lost with its server: its copies bear it. By default a new one. */
  id?: string | undefined;
}

const reservedSlugs = new Set([
  'console',
  'www',
  'api',
  'mail',
  'smtp',
  'ftp',
  'ns1',
  'ns2',
  'admin',
  'static',
  'b2o',
]);
/** The modules of a request in their order, or what is wrong with them. */
export function validModules(modules: readonly string[]): BusinessModule[] | FieldError {
  const wrong = modules.filter((module) => !isBusinessModule(module));
  if (wrong.length === 0) return businessModules.filter((module) => modules.includes(module));
  return {
    field: 'modules',
    code: 'choice',
    message: text(
      `Modules inconnus : ${wrong.join(', ')}. Choix : ${businessModules.join(', ')}.`,
      `Unknown modules: ${wrong.join(', ')}. Choose among: ${businessModules.join(', ')}.`,
    ),
  };
}

/** Checks an operator's request and turns it into the row to be. @throws Problem INSTANCE_INPUT */
export function instanceRowOf(request: InstanceRequest, schemaVersion: number): InstanceRow {
  const errors: FieldError[] = [];
  const refuse = (field: string, code: string, fr: string, en: string) =>
    errors.push({ field, code, message: text(fr, en) });
  const slug = request.slug.trim().toLowerCase();
  const wrongSlug = slugError('slug', slug);
  if (wrongSlug) errors.push(wrongSlug);
  const name = request.name.trim();
  if (name.length < 1 || name.length > 200)
    refuse('name', 'length', '1 à 200 caractères.', '1 to 200 characters.');
  if (!/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(request.adminEmail) || request.adminEmail.length > 254) {
    refuse('admin', 'email', 'Une adresse e-mail est attendue.', 'An e-mail address is expected.');
  }
  const siren = request.siren?.replace(/\s/g, '');
  if (siren !== undefined && !isSiren(siren)) {
    refuse(
      'siren',
      'siren',
      'Ce SIREN est faux : 9 chiffres et leur clé.',
      'This SIREN is wrong: 9 digits with their key.',
    );
  }
  const timeZone = request.timeZone ?? 'Europe/Paris';
  if (!isTimeZone(timeZone)) refuse('timezone', 'time-zone', 'Fuseau horaire inconnu.', 'Unknown time zone.');
  if (request.id !== undefined && !isId(request.id))
    refuse('id', 'id', 'Un UUID est attendu.', 'A UUID is expected.');
  const modules = validModules(request.modules ?? businessModules);
  if (!Array.isArray(modules)) errors.push(modules);
  if (errors.length > 0 || !Array.isArray(modules))
    throw new Problem(TenancyProblems.INSTANCE_INPUT, { errors });
  return {
    ...newIdentity(slug, request.id),
    name,
    kind: 'company',
    state: 'active',
    modules,
    siren: siren ?? null,
    timeZone,
    schemaVersion,
    createdAt: new Date(),
  };
}

/** What distinguishes a new instance: its key, and the opaque names of its schema and roles. */
export function newIdentity(
  slug: string,
  id = newId(),
): Pick<InstanceRow, 'id' | 'slug' | 'schema' | 'role' | 'vaultRole'> {
  const schema = `t_${id.replaceAll('-', '')}`;
  return { id, slug, schema, role: schema, vaultRole: `${schema}_hr` };
}

/** What is wrong with a name for a new instance. @param field the name of the input, for the error */
export function slugError(field: string, slug: string): FieldError | undefined {
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(slug) || slug.startsWith('erased-')) {
    const message = text(
      'Lettres, chiffres et tirets, 63 au plus.',
      'Letters, digits and hyphens, 63 at most.',
    );
    return { field, code: 'format', message };
  }
  if (!reservedSlugs.has(slug)) return undefined;
  return { field, code: 'reserved', message: text('Ce nom est réservé.', 'This name is reserved.') };
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
