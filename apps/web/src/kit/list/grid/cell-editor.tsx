import { Box, CircularProgress, Popover } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'ra-core';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flatValues, nestedValues } from '@/api/custom-values';
import { useText } from '@/i18n/use-text';
import { FieldInput } from '../../inputs/field-input';
import { Conflict } from '../../page/inline/conflict';
import { refusalsOf } from '../../page/inline/refusals';
import { sameValue } from '../../page/inline/save-field';
import { SaveOnPick } from '../../page/inline/save-on-pick';
import { useSaveField, useShowStored } from '../../page/inline/use-save-field';
import { type AnyRecord, fieldOf, type RecordScreens } from '../../records/define-record';

/** Where one goes from a cell that has been written; nowhere when something else has taken the focus. */
export type Leave = (to: 'stay' | 'down' | 'next' | 'previous' | 'away') => void;
type Way = Parameters<Leave>[0];

interface CellEditorProps {
  screens: RecordScreens;
  name: string;
  base: AnyRecord;
  onLeave: Leave;
}

/** Menus and calendars of an input lie elsewhere in the document. */
const ofInput = (target: Element): boolean =>
  target.closest('.MuiPopover-root, .MuiPopper-root, .MuiModal-root, [role="listbox"]') !== null;

/** A cell as an input: Enter saves and goes down, Tab saves and goes on, Escape leaves it as it was. */
export function CellEditor({ screens, name, base: shown, onLeave }: CellEditorProps) {
  const text = useText();
  const save = useSaveField(screens);
  const show = useShowStored(screens);
  const client = useQueryClient();
  // What others store meanwhile must not change what is typed.
  const [base] = useState(shown);
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<{ mine: unknown; theirs: AnyRecord }>();
  const box = useRef<HTMLDivElement>(null);
  const way = useRef<Way>('stay');
  const ended = useRef(false);
  const field = fieldOf(screens, name);
  useEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input, [role="combobox"], textarea');
    input?.focus();
    if (input instanceof HTMLInputElement && input.type !== 'checkbox') input.select();
  }, []);

  const leave = (to: Way) => {
    if (ended.current) return;
    ended.current = true;
    onLeave(to);
  };
  const store = async (from: AnyRecord, value: unknown) => {
    setSaving(true);
    try {
      const result = await save(from, name, value);
      if (result.kind === 'refused') return refusalsOf(result.problem, name, text);
      if (result.kind === 'conflict') setConflict({ mine: value, theirs: result.theirs });
      else leave(way.current);
    } finally {
      setSaving(false);
    }
    return undefined;
  };
  const submit = (values: object) => {
    const value = flatValues(values as Readonly<Record<string, unknown>>)[name] ?? null;
    if (saving || ended.current || conflict) return undefined;
    if (!sameValue(value, base[name])) return store(base, value);
    leave(way.current);
    return undefined;
  };
  const request = (to: Way) => {
    way.current = to;
    box.current?.querySelector('form')?.requestSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed here moves nothing in the table around.
    event.stopPropagation();
    const inside = event.target instanceof Element && box.current?.contains(event.target);
    if (event.defaultPrevented || !inside) return;
    const open = (event.target as Element).getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && !open) leave('stay');
    else if (event.key === 'Tab') {
      event.preventDefault();
      request(event.shiftKey ? 'previous' : 'next');
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !open) {
      event.preventDefault();
      request('down');
    }
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && (box.current?.contains(relatedTarget) || ofInput(relatedTarget)))
      return;
    setTimeout(() => {
      const now = document.activeElement;
      if (ended.current || !document.hasFocus() || !now) return;
      if (box.current?.contains(now) || ofInput(now)) return;
      request('away');
    }, 0);
  };
  return (
    <Box
      ref={box}
      onKeyDown={onKeyDown}
      onBlur={conflict ? undefined : onBlur}
      aria-busy={saving}
      sx={{
        position: 'absolute',
        insetInlineStart: 0,
        top: 0,
        minWidth: 'max(100%, 220px)',
        bgcolor: 'background.paper',
        borderRadius: 2,
        boxShadow: 6,
        whiteSpace: 'normal',
        fontWeight: 400,
      }}
    >
      <Form record={nestedValues(base)} onSubmit={submit} disableInvalidFormNotification>
        <FieldInput screens={screens} name={name} compact />
        {field.kind !== 'text' && <SaveOnPick field={field} name={name} onPick={() => request('stay')} />}
      </Form>
      {saving && (
        <CircularProgress
          size={16}
          aria-label={text('list.saving')}
          sx={{ position: 'absolute', insetInlineEnd: 8, top: 8, bgcolor: 'background.paper' }}
        />
      )}
      <Popover
        open={conflict !== undefined}
        anchorEl={() => box.current as Element}
        onClose={() => leave('stay')}
      >
        {conflict && (
          <Box sx={{ p: 2, maxWidth: 440 }}>
            <Conflict
              screens={screens}
              name={name}
              mine={{ ...base, [name]: conflict.mine }}
              theirs={conflict.theirs}
              onKeepMine={() => {
                setConflict(undefined);
                void store(conflict.theirs, conflict.mine);
              }}
              onTakeTheirs={() => {
                show(conflict.theirs);
                void client.invalidateQueries({ queryKey: [screens.meta.path, 'getList'] });
                leave('stay');
              }}
            />
          </Box>
        )}
      </Popover>
    </Box>
  );
}
