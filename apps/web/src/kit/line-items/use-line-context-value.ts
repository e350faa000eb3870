import { useNotify } from 'ra-core';
import { type ClipboardEvent, type KeyboardEvent, useCallback, useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import { useLanguage, useText } from '@/i18n/use-text';
import { actOnKey, type LineActions } from './line-actions';
import type { Line, LineColumn } from './line-column';
import type { LineContextValue } from './line-context';
import type { OpenMenu } from './line-menu';
import { parseBlock, pasteInto } from './paste-block';

interface Options {
  source: string;
  columns: readonly LineColumn[];
  empty: Line;
  actions: LineActions;
  replace: (lines: Line[]) => void;
  openMenu: (menu: OpenMenu) => void;
}

/** What the cells of a grid are given; it changes with the language only. */
export function useLineContextValue({
  source,
  columns,
  empty,
  actions,
  replace,
  openMenu,
}: Options): LineContextValue {
  const text = useText();
  const language = useLanguage();
  const notify = useNotify();
  const { getValues, setValue } = useFormContext<Record<string, Line[]>>();
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>, row: number, column: number) => {
      actOnKey(event, { row, column }, columns, actions);
    },
    [columns, actions],
  );
  const onPaste = useCallback(
    (event: ClipboardEvent<HTMLElement>, row: number, column: number) => {
      const copied = event.clipboardData.getData('text/plain');
      if (!/[\t\n]/.test(copied.replace(/\r?\n$/, ''))) return;
      event.preventDefault();
      const paste = pasteInto(getValues(source) ?? [], { row, column }, parseBlock(copied), {
        columns,
        empty,
        language,
      });
      replace(paste.lines);
      actions.focus(row, column);
      notify('form.lines.pasted', { type: 'info', messageArgs: { smart_count: paste.pasted } });
      if (paste.refused > 0)
        notify('form.lines.pasteRefused', { type: 'warning', messageArgs: { smart_count: paste.refused } });
    },
    [columns, empty, language, source, getValues, replace, actions, notify],
  );
  const onMenu = useCallback((anchor: HTMLElement, row: number) => openMenu({ anchor, row }), [openMenu]);

  return useMemo(
    (): LineContextValue => ({
      language,
      nameOf: (column, row) =>
        text('form.lines.cell', { column: text(column, { _: column }), position: row + 1 }),
      word: (key, args) => text(key, { _: key, ...args }),
      read: (path) => getValues(path),
      write: (path, value) => setValue(path, value as Line[], { shouldDirty: true }),
      onKeyDown,
      onPaste,
      onMenu,
    }),
    [language, text, getValues, setValue, onKeyDown, onPaste, onMenu],
  );
}
