import { useMemo } from 'react';
import { metaOf } from '@/api/record-metas';
import { useLocalText, useText } from '@/kit';

/** What a kind of record is called, even where its module is switched off. */
export function useKindWords() {
  const text = useText();
  const local = useLocalText();
  return useMemo(
    () => ({
      of: (kind: string, number: 'one' | 'many'): string => {
        const meta = metaOf(kind);
        return meta ? local(meta.label[number]) : text(`identity.audit.kinds.${kind}`, { _: kind });
      },
      /** The label of a field of a kind of record. */
      field: (kind: string, name: string): string => {
        const label = metaOf(kind)?.fields[name]?.label;
        return label ? local(label) : name;
      },
    }),
    [text, local],
  );
}
