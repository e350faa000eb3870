import * as records from './generated/records/all';
import type { RecordMeta } from './record-meta';

const metas = new Map<string, RecordMeta>(Object.values(records).map((meta) => [meta.name, meta]));

/** What is known of a kind of record by its name, even where its module is switched off or has no screens. */
export const metaOf = (name: string): RecordMeta | undefined => metas.get(name);
