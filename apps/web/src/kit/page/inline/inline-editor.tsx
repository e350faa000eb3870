import { Box, Button, CircularProgress, Stack } from '@mui/material';
import { Form } from 'ra-core';
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { flatValues, nestedValues } from '@/api/custom-values';
import { useText } from '@/i18n/use-text';
import { FieldInput } from '../../inputs/field-input';
import { type AnyRecord, fieldOf, type RecordScreens } from '../../records/define-record';
import { Conflict } from './conflict';
import { refusalsOf } from './refusals';
import { sameValue } from './save-field';
import { SaveOnPick } from './save-on-pick';
import { useSaveField, useShowStored } from './use-save-field';

interface InlineEditorProps {
  screens: RecordScreens;
  name: string;
  /** The record as it was when writing began: what others store meanwhile must not change what is typed. */
  base: AnyRecord;
  /** @param back whether the focus goes back to the value. */
  onDone: (back: boolean) => void;
}

/** Menus and calendars of an input lie elsewhere in the document: to be in them is to be in the field. */
const ofInput = (target: Element): boolean =>
  target.closest('.MuiPopover-root, .MuiPopper-root, .MuiModal-root, [role="listbox"]') !== null;

/** One field as an input: Enter or leaving saves it, Escape leaves it as it was. */
export function InlineEditor({ screens, name, base, onDone }: InlineEditorProps) {
  const text = useText();
  const save = useSaveField(screens);
  const show = useShowStored(screens);
  const box = useRef<HTMLDivElement>(null);
  const ended = useRef(false);
  const leaving = useRef(false);
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<{ mine: unknown; theirs: AnyRecord }>();
  const field = fieldOf(screens, name);
  // Enter is a new line, or there are several inputs: a button says how to save.
  const long = field.format === 'multiline' || field.kind === 'list' || field.kind === 'tags';

  const end = (back: boolean) => {
    if (ended.current) return;
    ended.current = true;
    onDone(back);
  };
  const store = async (from: AnyRecord, value: unknown) => {
    setSaving(true);
    try {
      const result = await save(from, name, value);
      if (result.kind === 'refused') return refusalsOf(result.problem, name, text);
      if (result.kind === 'conflict') setConflict({ mine: value, theirs: result.theirs });
      else end(!leaving.current);
    } finally {
      setSaving(false);
    }
    return undefined;
  };
  const submit = (values: object) => {
    const value = flatValues(values as Readonly<Record<string, unknown>>)[name] ?? null;
    if (saving || ended.current || conflict) return undefined;
    if (sameValue(value, base[name])) {
      end(!leaving.current);
      return undefined;
    }
    return store(base, value);
  };
  const request = (away: boolean) => {
    leaving.current = away;
    box.current?.querySelector('form')?.requestSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      end(true);
    }
    const all = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const one = event.key === 'Enter' && !long && event.target instanceof HTMLInputElement;
    if (!all && !one) return;
    event.preventDefault();
    request(false);
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && (box.current?.contains(relatedTarget) || ofInput(relatedTarget)))
      return;
    // Nothing has taken the focus: a menu has closed, or the window is left. The next moment tells.
    setTimeout(() => {
      const now = document.activeElement;
      if (ended.current || !document.hasFocus() || !now) return;
      if (box.current?.contains(now) || (relatedTarget === null && ofInput(now))) return;
      request(true);
    }, 0);
  };

  if (conflict) {
    return (
      <Conflict
        screens={screens}
        name={name}
        mine={{ ...base, [name]: conflict.mine }}
        theirs={conflict.theirs}
        onKeepMine={() => {
          leaving.current = false;
          setConflict(undefined);
          void store(conflict.theirs, conflict.mine);
        }}
        onTakeTheirs={() => {
          show(conflict.theirs);
          end(true);
        }}
      />
    );
  }
  return (
    <Box ref={box} onKeyDown={onKeyDown} onBlur={onBlur} aria-busy={saving} sx={{ position: 'relative' }}>
      <Form record={nestedValues(base)} onSubmit={submit} disableInvalidFormNotification>
        <FieldInput screens={screens} name={name} autoFocus compact />
        {!long && field.kind !== 'text' && (
          <SaveOnPick field={field} name={name} onPick={() => request(false)} />
        )}
        {long && (
          <Stack direction="row" sx={{ gap: 2, mt: 2 }}>
            <Button
              type="submit"
              variant="contained"
              disabled={saving}
              onClick={() => (leaving.current = false)}
            >
              {text('page.inline.save')}
            </Button>
            <Button onClick={() => end(true)} disabled={saving}>
              {text('page.inline.cancel')}
            </Button>
          </Stack>
        )}
      </Form>
      {saving && (
        <CircularProgress
          size={16}
          aria-label={text('page.inline.saving')}
          sx={{ position: 'absolute', insetInlineEnd: 8, top: 10 }}
        />
      )}
    </Box>
  );
}
