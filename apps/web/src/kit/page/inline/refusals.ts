import type { ApiProblem } from '@/api/http';

/** What the server refuses, as errors of a form with one field: nothing may be said where nobody sees it. */
export function refusalsOf(
  problem: ApiProblem,
  name: string,
  text: (key: string, options?: { _: string }) => string,
): Record<string, string> {
  const own = problem.fields.filter(({ field }) => field === name || field.startsWith(`${name}.`));
  if (own.length > 0) return Object.fromEntries(own.map(({ field, message }) => [field, message]));
  const message = problem.fields[0]?.message || problem.message || 'page.failed';
  return { [name]: text(message, { _: message }) };
}
