import { CommonProblems, Problem } from '#kernel';

/** One mail of an upload. */
export interface UploadedMail {
  readonly name: string;
  readonly content: Buffer;
}

/** More at once nobody looks through. */
export const mostMails = 200;

/**
 * The mails of a body: the body itself, or the files of a form.
 * @throws Problem MALFORMED_REQUEST for a form that cannot be read or holds no file
 */
export async function uploadedMails(type: string, body: Buffer): Promise<UploadedMail[]> {
  if (type !== 'multipart/form-data') return [{ name: 'message.eml', content: body }];
  // Only the type's name has come this far; the body begins with the boundary itself (RFC 2046, 5.1.1).
  const boundary = /^--([\w'()+,./:=?-]{1,70})\r?\n/.exec(body.subarray(0, 80).toString('latin1'))?.[1];
  if (!boundary) throw new Problem(CommonProblems.MALFORMED_REQUEST);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch((cause: unknown) => {
    throw new Problem(CommonProblems.MALFORMED_REQUEST, { cause });
  });
  const mails: UploadedMail[] = [];
  for (const [, value] of form) {
    if (typeof value === 'string') continue;
    mails.push({ name: value.name, content: Buffer.from(await value.arrayBuffer()) });
  }
  if (mails.length === 0 || mails.length > mostMails) throw new Problem(CommonProblems.MALFORMED_REQUEST);
  return mails;
}
