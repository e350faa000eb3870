import { upload } from '@/api/upload';
import type { Upload } from '../../data/types';

export const largestFile = 20 * 1024 * 1024;
export const acceptedFiles = '.csv,.tsv,.txt,.xlsx,.vcf,.vcard';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  vcf: 'text/vcard',
  vcard: 'text/vcard',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Sends a file to import, and learns what is in it. What browsers say of its type depends on what is installed. */
export function sendFile(
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<Upload> {
  const type = types[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  return upload<Upload>('integrations/uploads', new Blob([file], { type }), {
    ...options,
    query: { name: file.name },
  });
}
