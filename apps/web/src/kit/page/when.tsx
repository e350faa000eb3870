import { useEffect, useState } from 'react';
import { useLanguage } from '@/i18n/use-text';
import { exactTime, nextChange, relativeTime } from './relative-time';

/** A moment as people say it; the exact one on hover and for machines. It keeps itself true. */
export function When({ at }: { at: string }) {
  const language = useLanguage();
  const [now, setNow] = useState(() => new Date());
  const moment = new Date(at);
  const patience = nextChange(moment, now);
  useEffect(() => {
    if (patience === undefined) return;
    const timer = setTimeout(() => setNow(new Date()), patience);
    return () => clearTimeout(timer);
  });
  return (
    <time dateTime={at} title={exactTime(moment, language)}>
      {relativeTime(moment, now, language)}
    </time>
  );
}
