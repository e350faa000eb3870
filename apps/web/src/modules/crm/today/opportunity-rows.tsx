import { lazy, Suspense, useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { useHolds } from '@/api/use-session';
import { Box, Button, Card, formatMoney, IconButton, Row, Rows, useLanguage, useText } from '@/kit';
import { AddIcon, HandshakeIcon } from '@/kit/icons';

const PlanDialog = lazy(() =>
  import('../activities/plan-dialog').then((file) => ({ default: file.PlanDialog })),
);

type Opportunity = Schemas['TodayOpportunity'];

const first = 5;

interface OpportunityRowsProps {
  why: 'noAction' | 'stale';
  items: readonly Opportunity[];
  total: number;
}

const daysSince = (moment: string): number => Math.floor((Date.now() - Date.parse(moment)) / 86_400_000);

/** Opportunities that nobody moves: a next action is planned from here. */
export function OpportunityRows({ why, items, total }: OpportunityRowsProps) {
  const text = useText();
  const language = useLanguage();
  const holds = useHolds();
  const [whole, setWhole] = useState(false);
  const [planning, setPlanning] = useState<Opportunity>();
  if (items.length === 0) return null;
  const name = text(`crm.today.${why}`);
  const shown = whole ? items : items.slice(0, first);
  const wordsOf = ({ companyName, stageName, stageSince, amount }: Opportunity) =>
    [
      companyName,
      stageName,
      why === 'stale' && text('crm.today.since', { smart_count: daysSince(stageSince) }),
      amount && formatMoney(amount, language, true),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Card title={`${name} (${total})`} flush>
      <Rows label={name}>
        {shown.map((opportunity) => (
          <Row
            key={opportunity.id}
            icon={HandshakeIcon}
            title={opportunity.name}
            subtitle={wordsOf(opportunity)}
            to={`/crm/opportunities/${opportunity.id}`}
            end={
              holds('crm.activity.create') && (
                <IconButton
                  aria-label={text('crm.today.planFor', { name: opportunity.name })}
                  title={text('crm.activity.plan')}
                  onClick={() => setPlanning(opportunity)}
                >
                  <AddIcon fontSize="small" />
                </IconButton>
              )
            }
          />
        ))}
      </Rows>
      {shown.length < items.length && (
        <Box sx={{ px: 3, py: 1 }}>
          <Button onClick={() => setWhole(true)}>{text('crm.today.all', { total: items.length })}</Button>
        </Box>
      )}
      {planning && (
        <Suspense fallback={null}>
          <PlanDialog
            values={{
              opportunityId: planning.id,
              companyId: planning.companyId,
              ...(planning.ownerId && { ownerId: planning.ownerId }),
            }}
            onClose={() => setPlanning(undefined)}
          />
        </Suspense>
      )}
    </Card>
  );
}
