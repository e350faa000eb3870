import { CommonProblems, Problem } from '#kernel';
import type { RawContent } from '#runtime';

export const formType = 'application/x-www-form-urlencoded';
export const bodyTypes = ['application/json', formType] as const;
/** Generous for what people type; a file has no place in a form. */
export const maxBodyBytes = 32 * 1024;
const mostMembers = 100;

/** What was sent, member by member. What is no text in JSON comes as undefined. */
export type SubmittedBody = ReadonlyMap<string, string | undefined>;

/** @throws Problem MALFORMED_REQUEST, BODY_TOO_LARGE */
export async function readBody(content: RawContent): Promise<SubmittedBody> {
  const bytes = await content.buffer();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const text = decoder.decode(bytes);
    const entries = content.type === formType ? [...new URLSearchParams(text)] : membersOf(JSON.parse(text));
    if (entries.length > mostMembers) throw new RangeError('too many members');
    const body = new Map<string, string | undefined>();
    // Of a name that stands twice the first counts.
    for (const [name, value] of entries)
      if (!body.has(name)) body.set(name, typeof value === 'string' ? value : undefined);
    return body;
  } catch (cause) {
    throw new Problem(CommonProblems.MALFORMED_REQUEST, { cause });
  }
}

function membersOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('no object');
  return Object.entries(value);
}
