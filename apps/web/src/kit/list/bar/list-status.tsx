import { useEffect, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { Hidden } from '../../fields/empty-value';
import { useList } from '../list-context';

/** Says how many records there are when that has changed, and how many are selected; for screen readers. */
export function ListStatus() {
  const text = useText();
  const { rows, selection } = useList();
  const [said, setSaid] = useState('');
  const settled = rows.total !== undefined && !rows.isPrevious;
  const words = settled
    ? [
        text('list.results', { smart_count: rows.total }),
        selection.selected.size > 0 && text('list.bulk.count', { smart_count: selection.selected.size }),
      ]
        .filter(Boolean)
        .join(', ')
    : undefined;
  // Not on every letter that is typed.
  useEffect(() => {
    if (words === undefined) return;
    const timer = setTimeout(() => setSaid(words), 500);
    return () => clearTimeout(timer);
  }, [words]);
  return <Hidden role="status">{said}</Hidden>;
}
