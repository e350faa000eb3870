import { ApiProblem } from '../../../api/http';
import type { AnyRecord } from '../../records/define-record';

export type SaveResult =
  | { kind: 'saved'; record: AnyRecord }
  /** Somebody else has changed the same field meanwhile: `theirs` is the stored record. */
  | { kind: 'conflict'; theirs: AnyRecord }
  | { kind: 'refused'; problem: ApiProblem };

/** Sends a change that is based on a stored record. @throws ApiProblem */
export type Send = (change: Readonly<Record<string, unknown>>, base: AnyRecord) => Promise<AnyRecord>;

export const sameValue = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a === '' ? null : (a ?? null)) === JSON.stringify(b === '' ? null : (b ?? null));

/** How often a change is based anew on what others have stored before we give up. */
const attempts = 3;

/**
 * Saves one field. That somebody has changed other fields meanwhile is no conflict: the change is based anew on what
 * is stored, and only the same field asks for a decision.
 */
export async function saveField(
  send: Send,
  base: AnyRecord,
  name: string,
  value: unknown,
): Promise<SaveResult> {
  let current = base;
  for (let attempt = 1; ; attempt++) {
    try {
      return { kind: 'saved', record: await send({ [name]: value }, current) };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const stored = error.extra['current'] as AnyRecord | undefined;
      if (error.code !== 'STALE_VERSION' || !stored || attempt === attempts)
        return { kind: 'refused', problem: error };
      if (sameValue(stored[name], value)) return { kind: 'saved', record: stored };
      if (!sameValue(stored[name], base[name])) return { kind: 'conflict', theirs: stored };
      current = stored;
    }
  }
}
