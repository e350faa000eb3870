import { isId } from '#kernel';
import type { Site, StoredFile } from './site.js';

/** What a site has of one instance. */
export interface InstanceOnSite {
  /** The runs whose manifest is there, which makes them runs, and their files. */
  readonly runs: ReadonlyMap<string, readonly StoredFile[]>;
  /** Files of runs that never got their manifest. */
  readonly unfinished: readonly StoredFile[];
  /** Attachments by their names. */
  readonly blobs: ReadonlyMap<string, StoredFile>;
  /** What was being written when the line was cut. */
  readonly parts: readonly StoredFile[];
}

const isPart = (path: string) => /(^|\/)\.part-[^/]+$/.test(path);

/** Sorts the files of one instance on a site. Names that are none of ours are left out. */
export function sortFiles(files: readonly StoredFile[]): InstanceOnSite {
  const byRun = new Map<string, StoredFile[]>();
  const blobs = new Map<string, StoredFile>();
  const parts: StoredFile[] = [];
  for (const file of files) {
    const [, folder = '', ...rest] = file.path.split('/');
    const name = rest.join('/');
    if (isPart(file.path)) parts.push(file);
    else if (folder === 'blobs' && /^[0-9a-f]{64}(\.age)?$/.test(name)) blobs.set(name, file);
    else if (isId(folder)) byRun.set(folder, [...(byRun.get(folder) ?? []), file]);
  }
  const runs = new Map<string, StoredFile[]>();
  const unfinished: StoredFile[] = [];
  for (const [runId, own] of byRun) {
    if (own.some(({ path }) => path.endsWith(`/${runId}/manifest.json`))) runs.set(runId, own);
    else unfinished.push(...own);
  }
  return { runs, unfinished, blobs, parts };
}

export const listInstance = async (site: Site, instanceId: string): Promise<InstanceOnSite> =>
  sortFiles(await site.list(instanceId));

/** Everything on a site, by instance. */
export async function listSite(site: Site): Promise<Map<string, InstanceOnSite>> {
  const byInstance = new Map<string, StoredFile[]>();
  for (const file of await site.list('')) {
    const [instanceId = ''] = file.path.split('/');
    if (isId(instanceId)) byInstance.set(instanceId, [...(byInstance.get(instanceId) ?? []), file]);
  }
  return new Map([...byInstance].map(([id, files]) => [id, sortFiles(files)]));
}
