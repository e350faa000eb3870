import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { Button, Menu, MenuItem, useText } from '@/kit';
import { ExpandIcon } from '@/kit/icons';
import { insertAt, mergeFields } from './merge-fields';

type Place = HTMLInputElement | HTMLTextAreaElement;

const names = new Set(['subject', 'preheader', 'body']);

/** Puts a field where the cursor last was: in the subject, the preview text or the message. */
export function MergeMenu({ fields = mergeFields }: { fields?: readonly string[] }) {
  const text = useText();
  const { getValues, setValue } = useFormContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const last = useRef<Place>(undefined);
  useEffect(() => {
    const form = button.current?.closest('form');
    const remember = (event: Event) => {
      const place = (event as unknown as FocusEvent).target as Place;
      if (names.has(place.name)) last.current = place;
    };
    form?.addEventListener('focusin', remember);
    return () => form?.removeEventListener('focusin', remember);
  }, []);
  const insert = (field: string) => {
    setAnchor(null);
    const form = button.current?.closest('form');
    const place = last.current ?? form?.querySelector<Place>('textarea[name="body"]') ?? undefined;
    const name = place?.name ?? 'body';
    const value = String(getValues(name) ?? '');
    const fallback = text(`crm.campaign.fallback.${field.replace('.', '-')}`, { _: '' });
    const start = place?.selectionStart ?? value.length;
    const next = insertAt(value, start, place?.selectionEnd ?? start, field, fallback);
    setValue(name, next.value, { shouldDirty: true });
    // The menu gives the focus back to its button first.
    setTimeout(() => {
      place?.focus();
      place?.setSelectionRange(next.cursor, next.cursor);
    }, 50);
  };
  return (
    <>
      <Button
        ref={button}
        variant="outlined"
        endIcon={<ExpandIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ justifySelf: 'start' }}
      >
        {text('crm.campaign.insertField')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {fields.map((field) => (
          <MenuItem key={field} onClick={() => insert(field)}>
            {text(`crm.campaign.field.${field.replace('.', '-')}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
