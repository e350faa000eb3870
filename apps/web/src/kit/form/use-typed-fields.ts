import { type RefObject, useEffect, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { flatValues } from '@/api/custom-values';
import type { RecordScreens } from '../records/define-record';
import { cleanValues, filledValues, keyOf, sameValue, type Values } from './values';

/** Somebody who goes on to the next field at once is not asked about each one, in milliseconds. */
const rest = 250;

/**
 * What has been typed in some fields of the form around, each time one of its inputs is left: as it would be sent,
 * without what is empty.
 * @param anchor something within the form.
 * @returns `changed`: whether it differs from what the form began with.
 */
export function useTypedFields(
  { meta }: RecordScreens,
  names: readonly string[],
  anchor: RefObject<Element | null>,
): { typed: Values; changed: boolean } {
  const form = useFormContext<Values>();
  const [typed, setTyped] = useState<Values>({});
  useEffect(() => {
    const element = anchor.current?.closest('form');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      const values = flatValues(form.getValues());
      const wanted = Object.fromEntries(names.map((name) => [name, values[name]]));
      const next = filledValues(cleanValues(meta, wanted));
      setTyped((before) => (keyOf(before) === keyOf(next) ? before : next));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(read, rest);
    };
    later();
    element?.addEventListener('focusout', later);
    return () => {
      clearTimeout(timer);
      element?.removeEventListener('focusout', later);
    };
  }, [form, meta, names, anchor]);
  const first = flatValues(form.formState.defaultValues ?? {});
  return { typed, changed: names.some((name) => !sameValue(typed[name], first[name])) };
}
