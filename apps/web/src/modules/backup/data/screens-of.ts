import type { RecordMeta } from '@/api/record-meta';
import { metaOf } from '@/api/record-metas';
import { type AnyRecord, type RecordScreens, recordNamed } from '@/kit';
import { BackupIcon } from '@/kit/icons';

/** How a kind of record is shown: as on its own pages, or plainly where it has none. */
export function screensOf(resource: string): RecordScreens | undefined {
  const screens = recordNamed(resource);
  const meta = metaOf(resource);
  if (screens || !meta) return screens;
  return { meta, icon: BackupIcon, title: (record) => titleOf(meta, record), fields: {} };
}

const titleOf = (meta: RecordMeta, record: AnyRecord): string =>
  meta.title
    .map((field) => record[field])
    .filter(Boolean)
    .join(' ');

/** Fields of which a list shows some; what every record has is not among them. */
const common = new Set(['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'origin']);
const most = 3;

/** The fields that tell records of a kind apart, beside their title. */
export function columnsOf({ meta }: RecordScreens): string[] {
  const names = Object.entries(meta.fields)
    .filter(([name, { sortable, kind }]) => !common.has(name) && (sortable || kind === 'id'))
    .map(([name]) => name)
    .filter((name) => !meta.title.includes(name));
  return names.slice(0, most);
}
