import { useCanAccess, useGetOne } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ApiProblem } from '@/api/http';
import { ErrorState } from '../feedback/states';
import type { AnyRecord } from '../records/define-record';
import type { FormPageProps } from './form-page-props';
import { FormSkeleton } from './form-skeleton';
import { RecordFormScreen } from './record-form-screen';

const forbidden = new ApiProblem(403, { code: 'FORBIDDEN' });

/** The page on which a record is created, or with an id in its address, changed. */
export function FormPage(props: FormPageProps) {
  const { id } = useParams();
  const action = id === undefined ? 'create' : 'update';
  const { canAccess, isPending } = useCanAccess({ resource: props.record.meta.name, action });
  if (isPending) return <FormSkeleton />;
  if (!canAccess) return <ErrorState error={forbidden} />;
  return id === undefined ? <CreatePage {...props} /> : <EditPage key={id} {...props} id={id} />;
}

function CreatePage(props: FormPageProps) {
  const [count, setCount] = useState(0);
  // Another form, another idempotency key: nothing of the last one is left in it.
  return <RecordFormScreen key={count} {...props} screens={props.record} onNew={() => setCount(count + 1)} />;
}

function EditPage({ id, ...props }: FormPageProps & { id: string }) {
  const { data, error, refetch } = useGetOne<AnyRecord>(props.record.meta.path, { id });
  if (data) return <RecordFormScreen {...props} screens={props.record} stored={data} />;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return <FormSkeleton />;
}
