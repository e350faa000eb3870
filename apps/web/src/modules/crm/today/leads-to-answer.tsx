import type { Schemas } from '@/api/generated/schema';
import { Card, PersonName, Row, Rows, ToneChip, useText } from '@/kit';
import { useRecordTitle } from '@/kit/fields/record-label';
import { FirstResponse } from '../leads/first-response';
import { leads } from '../leads/lead.record';

interface LeadsToAnswerProps {
  items: readonly Schemas['TodayLead'][];
  total: number;
  /** Of several people. */
  owned: boolean;
}

/** People who wait for a first answer; those whom nobody has taken yet among them. */
export function LeadsToAnswer({ items, total, owned }: LeadsToAnswerProps) {
  const text = useText();
  if (items.length === 0) return null;
  const title = text('crm.today.leads');
  return (
    <Card title={`${title} (${total})`} flush>
      <Rows label={title}>
        {items.map((lead) => (
          <Row
            key={lead.id}
            icon={leads.icon}
            title={lead.title}
            subtitle={
              <>
                {text(`crm.lead.channel.${lead.channel}`)}
                {lead.firstResponseDueAt && ' · '}
                {lead.firstResponseDueAt && <FirstResponse lead={{ ...lead }} />}
              </>
            }
            to={`/${leads.meta.path}/${lead.id}`}
            end={
              lead.ownerId === null ? (
                <ToneChip tone="info">{text('crm.today.nobody')}</ToneChip>
              ) : owned ? (
                <OwnerName id={lead.ownerId} />
              ) : undefined
            }
          />
        ))}
      </Rows>
    </Card>
  );
}

function OwnerName({ id }: { id: string }) {
  const owner = useRecordTitle('identity.user', id);
  return owner ? <PersonName name={owner.title} /> : null;
}
