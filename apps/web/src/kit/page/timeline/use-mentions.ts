import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { optionId } from './mention-list';
import { type Colleague, colleaguesLike, insertMention, mentionAt } from './mentions';

/** Completes `@…` in a text: whom it may mean, and the keys that choose. */
export function useMentions(options: {
  input: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (value: string) => void;
  colleagues: readonly Colleague[];
}) {
  const { input, value, onChange, colleagues } = options;
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  /** The `@` that was closed by Escape stays closed. */
  const [closed, setClosed] = useState(-1);
  /** Where the caret goes with the next text: before it is seen, so that what is typed on comes behind the name. */
  const goal = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the text that was put in
  useLayoutEffect(() => {
    if (goal.current === undefined) return;
    input.current?.focus();
    input.current?.setSelectionRange(goal.current, goal.current);
    goal.current = undefined;
  }, [value]);
  const typed = mentionAt(value, caret);
  const found = typed && typed.start !== closed ? colleaguesLike(colleagues, typed.query) : [];
  const open = found.length > 0;
  const at = Math.min(chosen, found.length - 1);

  const choose = (colleague: Colleague) => {
    const [next, place] = insertMention(value, caret, colleague);
    onChange(next);
    setCaret(place);
    setChosen(0);
    goal.current = place;
  };
  /** @returns whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open || event.ctrlKey || event.metaKey) return false;
    const colleague = found[at];
    if (event.key === 'ArrowDown') setChosen((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setChosen((at + found.length - 1) % found.length);
    else if (event.key === 'Escape') setClosed(typed?.start ?? -1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && colleague) choose(colleague);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const follow = () => setCaret(input.current?.selectionStart ?? 0);
  return {
    listId,
    found,
    chosen: at,
    open,
    choose,
    onKey,
    follow,
    close: () => setClosed(typed?.start ?? -1),
    aria: {
      'aria-autocomplete': 'list' as const,
      'aria-haspopup': 'listbox' as const,
      'aria-controls': open ? listId : undefined,
      'aria-activedescendant': open ? optionId(listId, at) : undefined,
    },
  };
}
