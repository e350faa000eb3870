import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import { upload } from '@/api/upload';
import type { AnyRecord } from '@/kit';
import { emails } from './email.record';
import type { Party } from './parties';

export interface Letter {
  recipients: Party[];
  copies: Party[];
  subject: string;
  text: string;
  visibility: string;
  tellsOrigin: boolean;
}

const { path, name } = emails.meta;

/** Reads anew what shows mails. */
export function useRefreshMails(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    void client.invalidateQueries({ queryKey: [path] });
    void client.invalidateQueries({ queryKey: ['timeline'] });
  }, [client]);
}

/**
 * Writes, attaches and sends. A mail that stays a draft because a file or the server refused is gone on with: `draft`
 * is what was stored already.
 */
export async function sendLetter(
  letter: Letter,
  links: Readonly<Record<string, unknown>>,
  files: readonly File[],
  draft: { current: AnyRecord | undefined; attached: Set<File> },
): Promise<AnyRecord> {
  const body = { ...letter, ...links };
  const stored = draft.current
    ? await request<AnyRecord>(`${path}/${draft.current.id}`, {
        method: 'PATCH',
        body,
        version: draft.current.version ?? 1,
      })
    : await request<AnyRecord>(path, { method: 'POST', body, idempotencyKey: crypto.randomUUID() });
  draft.current = stored;
  for (const file of files) {
    if (draft.attached.has(file)) continue;
    await upload('workspace/attachments', file, {
      query: { resource: name, recordId: stored.id, name: file.name },
    });
    draft.attached.add(file);
  }
  return sendStored(stored);
}

export const sendStored = ({ id, version }: AnyRecord): Promise<AnyRecord> =>
  request<AnyRecord>(`${path}/${id}/sending`, { method: 'POST', version: version ?? 1 });

export const takeIn = (
  file: File,
  visibility: string,
  about?: { resource: string; recordId: string },
): Promise<Schemas['IntakeAnswer']> =>
  upload('crm/email-intake', file, { query: { name: file.name, visibility, ...about } });
