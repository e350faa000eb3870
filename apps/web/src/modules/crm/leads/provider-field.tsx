import { useRecordContext } from 'ra-core';
import { useFormContext } from 'react-hook-form';
import { type AnyRecord, Field } from '@/kit';

/** Who sold the list: asked for bought data only, and shown wherever it is known. */
export function ProviderField() {
  const form = useFormContext<AnyRecord>();
  const record = useRecordContext<AnyRecord>();
  const [channel, provider] = form
    ? form.watch(['channel', 'provider'])
    : [record?.['channel'], record?.['provider']];
  return channel === 'purchased-list' || provider ? <Field name="provider" wide /> : null;
}
