import type { LocalText } from '@/api/record-meta';

/** A right as the server declares it. */
export interface Permission {
  readonly name: string;
  readonly label: LocalText;
  readonly module: string;
  readonly vault: boolean;
  readonly scoped: boolean;
}

export interface Right extends Pick<Permission, 'name' | 'vault' | 'scoped'> {
  /** What it allows: « créer ». */
  readonly label: string;
}

/** What some rights are about: a kind of record, mostly. */
export interface Subject {
  readonly name: string;
  readonly label: string;
  /** HR data: held by HR referents in person, never by a role. */
  readonly vault: boolean;
  readonly rights: readonly Right[];
}

export interface Area {
  readonly module: string;
  readonly subjects: readonly Subject[];
}

/** The server's labels say what of, a colon, and what may be done: « Sociétés : créer ». */
function wordsOf(label: string): [subject: string, action: string] {
  const [, subject, action] = /^(.*?)\s*:\s*(.*)$/.exec(label) ?? [];
  return subject && action ? [subject, action] : [label, label];
}

const actions = ['read', 'create', 'update', 'delete', 'mass-edit', 'import', 'export'];
const rank = (name: string): number => {
  const at = actions.indexOf(name.slice(name.lastIndexOf('.') + 1));
  return at < 0 ? actions.length : at;
};

/** Modules whose rights concern every instance. */
const always = ['crm', 'hr', 'workspace', 'integrations', 'identity'];
const place = (module: string): number => (always.includes(module) ? always.indexOf(module) : always.length);

/** The rights by module and by what they are about, in the order in which people read them. */
export function rightsTree(permissions: readonly Permission[], language: 'fr' | 'en'): Area[] {
  const areas = new Map<string, Map<string, Permission[]>>();
  for (const permission of permissions) {
    const about = permission.name.slice(0, permission.name.lastIndexOf('.'));
    const subjects = areas.get(permission.module) ?? new Map<string, Permission[]>();
    subjects.set(about, [...(subjects.get(about) ?? []), permission]);
    areas.set(permission.module, subjects);
  }
  const collator = new Intl.Collator(language);
  return [...areas]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([module, subjects]) => ({
      module,
      subjects: [...subjects]
        .map(([name, rights]) => subjectOf(name, rights, language))
        .sort((a, b) => collator.compare(a.label, b.label)),
    }));
}

function subjectOf(name: string, permissions: readonly Permission[], language: 'fr' | 'en'): Subject {
  const [first] = permissions;
  return {
    name,
    label: first ? wordsOf(first.label[language])[0] : name,
    vault: permissions.every(({ vault }) => vault),
    rights: permissions
      .map(({ label, ...right }) => ({ ...right, label: wordsOf(label[language])[1] }))
      .sort((a, b) => rank(a.name) - rank(b.name)),
  };
}

/** Words of the server, with the names of rights as people read them. */
export function namedRights(words: string, subjects: readonly Subject[]): string {
  const labels = new Map(
    subjects.flatMap(({ label, rights }) =>
      rights.map((right) => [right.name, `« ${label} : ${right.label} »`]),
    ),
  );
  return words.replace(/[a-z]+(?:[.-][a-z]+)+/g, (name) => labels.get(name) ?? name);
}

const fold = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The rights in whose words all of what is typed is found. */
export function matching(areas: readonly Area[], typed: string): Area[] {
  const searched = fold(typed).split(/\s+/).filter(Boolean);
  const has = (words: string) => searched.every((word) => fold(words).includes(word));
  return areas
    .map(({ module, subjects }) => ({
      module,
      subjects: subjects
        .map((subject) => ({
          ...subject,
          rights: subject.rights.filter(({ label }) => has(`${subject.label} ${label}`)),
        }))
        .filter(({ rights }) => rights.length > 0),
    }))
    .filter(({ subjects }) => subjects.length > 0);
}
