import { useRecordContext } from 'ra-core';
import { useFormContext } from 'react-hook-form';
import { type AnyRecord, Field } from '@/kit';

/** How it repeats: how often and how long are asked where it does. */
export function RepetitionFields() {
  const form = useFormContext<AnyRecord>();
  const record = useRecordContext<AnyRecord>();
  const repeats = form ? form.watch('repeats') : record?.['repeats'];
  return (
    <>
      <Field name="repeats" />
      {repeats !== 'none' && repeats !== undefined && (
        <>
          <Field name="repeatEvery" />
          <Field name="repeatUntil" />
        </>
      )}
    </>
  );
}
