import { useMemo } from 'react';
import { useLanguage, useText } from '@/i18n/use-text';
import { recordNamed } from '../records/define-record';
import type { Wording } from './format-value';

/**
 * What values are worded with. A choice's words are at `<record>.<field>.<value>`, those of a list's parts at
 * `<record>.<field>.<part field>.<value>`; what several records have in common is at `choices.<field>.<value>`. Those of
 * a company's own field come with it.
 */
export function useWording(record: string, field: string): Wording {
  const text = useText();
  const language = useLanguage();
  return useMemo(() => {
    const common = field.slice(field.lastIndexOf('.') + 1);
    const own = recordNamed(record)?.meta.fields[field]?.words;
    return {
      language,
      yes: text('list.yes'),
      no: text('list.no'),
      choice: (value: string) =>
        own?.[value]?.[language] ??
        text(`${record}.${field}.${value}`, { _: text(`choices.${common}.${value}`, { _: value }) }),
    };
  }, [text, language, record, field]);
}
