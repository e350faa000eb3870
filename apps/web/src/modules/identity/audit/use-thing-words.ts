import { useMemo } from 'react';
import * as records from '@/api/generated/records/all';
import type { RecordMeta } from '@/api/record-meta';
import { useLocalText, useText } from '@/kit';

const metas = new Map<string, RecordMeta>(Object.values(records).map((meta) => [meta.name, meta]));

/** What a kind of record is called, even where its module is switched off. */
export function useKindWords() {
  const text = useText();
  const local = useLocalText();
  return useMemo(
    () => ({
      of: (kind: string, number: 'one' | 'many'): string => {
        const meta = metas.get(kind);
        return meta ? local(meta.label[number]) : text(`identity.audit.kinds.${kind}`, { _: kind });
      },
      /** The label of a field of a kind of record. */
      field: (kind: string, name: string): string => {
        const label = metas.get(kind)?.fields[name]?.label;
        return label ? local(label) : name;
      },
    }),
    [text, local],
  );
}
