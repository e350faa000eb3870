import type { RefObject } from 'react';
import { useLocalText, useText } from '@/i18n/use-text';
import { SearchField } from '../../inputs/search-field';
import { useList } from '../list-context';

/** Words to find in the list; accents and case make no difference. */
export function SearchBox({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const text = useText();
  const local = useLocalText();
  const { screens, state, change } = useList();
  return (
    <SearchField
      label={text('list.search', { name: local(screens.meta.label.many) })}
      value={state.q}
      onChange={(q) => change({ q }, true)}
      input={input}
    />
  );
}
