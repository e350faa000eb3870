import { formatInstant, useLanguage, useText } from '@/kit';
import { sourceKey } from './consent-words';
import type { ConsentEvent } from './use-consents';

/** Since when a word holds, where it was said and on what ground; nothing where nothing was said. */
export function ConsentDetail({ event }: { event: ConsentEvent | undefined }) {
  const text = useText();
  const language = useLanguage();
  if (!event) return null;
  const source = sourceKey(event.source);
  return (
    <>
      {[
        formatInstant(event.at, language),
        source ? text(source) : event.source,
        event.basis && text(`crm.consent.basis.${event.basis}`),
        event.actorName,
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}
