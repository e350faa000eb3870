import type { AnyRecord } from '@/kit/records/define-record';
import { states } from './site.record';

const towns = ['Angers', 'Beaupréau', 'Cholet', 'Doué', 'Épinal', 'Fougères', 'Guérande', 'Héric'];
const kinds = ['Extension', 'Toiture', 'Rénovation', 'Terrasse', 'Ravalement'];

/** The same id for the same number, at each run. */
export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const people = [
  { id: idOf(901), name: 'Solène Quéméneur' },
  { id: idOf(902), name: 'Loïc Œuvrard' },
] as const;

/** One site: some fields of each third one are empty. */
export function siteOf(n: number): AnyRecord {
  const isBare = n % 3 === 2;
  return {
    id: idOf(n),
    version: 1,
    name: `${kinds[n % kinds.length]} ${towns[n % towns.length]} ${n}`,
    state: states[n % states.length],
    amount: isBare ? null : `${(n * 977) % 90_000}.5`,
    workers: isBare ? null : n % 14,
    begins: isBare
      ? null
      : `2026-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
    visitedAt: isBare ? null : '2026-03-02T08:30:00.000Z',
    isUrgent: n % 5 === 0,
    managerId: isBare ? null : people[n % people.length]?.id,
    email: isBare ? null : `chantier${n}@exemple.test`,
    phone: isBare ? null : `+332410${String(10_000 + n).slice(-5)}`,
    website: isBare ? null : `https://chantier-${n}.exemple.test`,
    siret: isBare ? null : '73282932000074',
    country: 'FR',
    notes: isBare ? null : 'Accès par la cour.\nClé chez le gardien.',
    contacts: isBare ? [] : [{ label: 'work', number: '+33240000001' }],
    createdAt: '2026-01-05T09:00:00.000Z',
    updatedAt: '2026-02-01T10:00:00.000Z',
  };
}

export const allSites = (): AnyRecord[] => Array.from({ length: 400 }, (_, n) => siteOf(n + 1));
