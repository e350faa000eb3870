import { CommonProblems, isId, Problem } from '#kernel';
import { readQuery } from '#runtime';

/** Which record is meant: its kind and its id. @throws Problem INVALID_INPUT; NOT_FOUND for an id that is none. */
export function recordOf(query: unknown): { resource: string; recordId: string } {
  const asked = readQuery(query, (reader) => ({
    resource: reader.required('resource', 80),
    recordId: reader.required('recordId'),
  }));
  if (!isId(asked.recordId)) throw new Problem(CommonProblems.NOT_FOUND);
  return asked;
}
