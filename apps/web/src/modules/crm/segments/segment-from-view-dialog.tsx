import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { request } from '@/api/http';
import { useSession } from '@/api/use-session';
import { type AnyRecord, type Filters, TaskDialog, TextInput, useText } from '@/kit';
import { conditionOf } from './conditions';
import { ConditionsWords } from './conditions-words';

interface SegmentFromViewDialogProps {
  filters: Filters;
  q: string;
  onClose: () => void;
}

/** Asks for the name of a segment made of the filters of the list. */
export function SegmentFromViewDialog({ filters, q, onClose }: SegmentFromViewDialogProps) {
  const text = useText();
  const { user } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const beside: Record<string, string> = q ? { q } : {};
  const condition = conditionOf({ key: '', fact: 'contact', not: false, filters, beside }, user.id);
  const create = async ({ name }: { name?: string | null }) => {
    const segment = await request<AnyRecord>('crm/segments', {
      method: 'POST',
      body: { name: name ?? '', kind: 'dynamic', ownerId: user.id, match: 'all', conditions: [condition] },
    });
    void client.invalidateQueries({ queryKey: ['crm/segments'] });
    navigate(`/crm/segments/${segment.id}`);
  };
  return (
    <TaskDialog<{ name?: string | null }>
      title={text('crm.segment.fromView')}
      submitLabel={text('crm.segment.create')}
      onSubmit={create}
      onClose={onClose}
    >
      <ConditionsWords match="all" conditions={[condition]} />
      <TextInput source="name" label="crm.segment.name" required autoFocus max={100} />
    </TaskDialog>
  );
}
