import { useQuery } from '@tanstack/react-query';
import { request } from '@/api/http';
import type { FormDefinition } from '@/embed/draw-form';
import { ErrorState, RowSkeletons } from '@/kit';
import { DrawnForm } from './drawn-form';

/** The form as it is stored, as pages draw it. */
export function Preview({ formId }: { formId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['crm/web-forms', 'preview', formId],
    queryFn: ({ signal }) => request<FormDefinition>(`crm/web-forms/${formId}/preview`, { signal }),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return data ? <DrawnForm definition={data} /> : <RowSkeletons count={5} />;
}
