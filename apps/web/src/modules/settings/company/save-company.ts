import type { Schemas } from '@/api/generated/schema';
import { ApiProblem, request } from '@/api/http';
import { changesOf, sameValue, type Values } from '@/kit/form/values';

export type Company = Schemas['CompanyProfileAnswer'];

export const companyPath = 'workspace/company';

type Send = (version: number, changes: Values) => Promise<Company>;

const send: Send = (version, body) => request<Company>(companyPath, { method: 'PATCH', version, body });

/** More would be a fight of two programs. */
const mostTries = 4;

/**
 * Stores what differs from `base`. Somebody else's changes to other fields stay as they are.
 * @param clash words the problem of fields that both have changed.
 * @throws ApiProblem what the server refuses, or CLASH when others changed the same fields meanwhile.
 */
export async function saveCompany(
  base: Company,
  values: Values,
  clash: (fields: string[]) => string,
  patch: Send = send,
): Promise<Company> {
  const before: Values = { ...base };
  const changes = changesOf(before, values);
  if (Object.keys(changes).length === 0) return base;
  let { version } = base;
  for (let tries = 1; ; tries += 1) {
    try {
      return await patch(version, changes);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'STALE_VERSION') throw problem;
      const current = problem.extra['current'] as Values | undefined;
      if (!current || tries >= mostTries)
        throw new ApiProblem(409, { code: 'CLASH', title: problem.message });
      const both = Object.keys(changes).filter(
        (name) => !sameValue(current[name], before[name]) && !sameValue(current[name], changes[name]),
      );
      if (both.length > 0) throw new ApiProblem(409, { code: 'CLASH', title: clash(both) });
      version = Number(problem.extra['version'] ?? current['version']);
    }
  }
}
