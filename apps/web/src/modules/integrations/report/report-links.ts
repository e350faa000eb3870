import { type RecordScreens, recordNamed } from '@/kit';
import type { ImportRun } from '../data/types';

/** A day as addresses say it, on the reader's clock. */
const dayOf = (instant: string): string => {
  const at = new Date(instant);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
};

/** The list of what an import made: records that were imported on its days; undefined where there is none to see. */
export function listOf(
  { targets, state, dryRun, created, startedAt, endedAt }: ImportRun,
  mayRead: (permission: string) => boolean,
): { screens: RecordScreens; to: string } | undefined {
  const screens = targets[0] ? recordNamed(targets[0]) : undefined;
  if (!screens || dryRun || state === 'undone' || !mayRead(`${screens.meta.name}.read`)) return undefined;
  const { origin, createdAt } = screens.meta.fields as Record<string, { filterable: boolean } | undefined>;
  const query = new URLSearchParams();
  if (created > 0 && origin?.filterable) query.set('origin', 'import');
  if (created > 0 && createdAt?.filterable) {
    query.set('createdAt.from', dayOf(startedAt));
    query.set('createdAt.to', dayOf(endedAt ?? startedAt));
    query.set('sort', 'createdAt');
    query.set('order', 'desc');
  }
  return { screens, to: `/${screens.meta.path}${query.size > 0 ? `?${query}` : ''}` };
}
