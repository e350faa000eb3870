import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Button,
  Card,
  Checkbox,
  DataTable,
  EmptyState,
  ErrorState,
  formatDay,
  RowSkeletons,
  Stack,
  Typography,
  useLanguage,
  useText,
  When,
} from '@/kit';
import { DoneIcon } from '@/kit/icons';
import { DecisionDialog } from './decision-dialog';
import { PersonCell } from './person-cell';
import { retentionCases } from './retention.record';
import { type Decision, mostAtOnce } from './use-retention';

const decisions: readonly Decision[] = ['keep', 'archive', 'anonymise'];

/** The prospects on whom somebody must decide, the longest waiting first; a decision is for those that are ticked. */
export function DueCard() {
  const text = useText();
  const language = useLanguage();
  const holds = useHolds();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [decision, setDecision] = useState<Decision>();
  const { data, error, refetch } = useQuery<Schemas['RetentionCasePage'], ApiProblem>({
    queryKey: [retentionCases.meta.path, 'due'],
    queryFn: ({ signal }) =>
      request(retentionCases.meta.path, { query: { state: 'due', perPage: mostAtOnce }, signal }),
  });
  const items = data?.items ?? [];
  const ids = items.map(({ id }) => id).filter((id) => chosen.has(id));
  const tick = (id: string, on: boolean) => {
    const next = new Set(ids);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const may = holds('crm.retention-case.update');
  const all = items.length > 0 && ids.length === items.length;
  return (
    <Card
      title={text('crm.retention.due', { smart_count: data?.total ?? 0 })}
      flush
      actions={
        may &&
        items.length > 0 && (
          <Button onClick={() => setChosen(new Set(all ? [] : items.map(({ id }) => id)))}>
            {text(all ? 'crm.retention.none' : 'crm.retention.all', { smart_count: items.length })}
          </Button>
        )
      }
    >
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowSkeletons count={5} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={DoneIcon}
          title={text('crm.retention.nobody')}
          content={text('crm.retention.nobodyHelp')}
        />
      ) : (
        <DataTable
          label={text('crm.retention.title')}
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'person',
              label: text('crm.retention.person'),
              heads: true,
              cell: (each) => (
                <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
                  {may && (
                    <Checkbox
                      size="small"
                      checked={chosen.has(each.id)}
                      onChange={(_, on) => tick(each.id, on)}
                      slotProps={{ input: { 'aria-label': text('crm.retention.tick') } }}
                      // Easy to hit, and no higher than a line.
                      sx={{ my: '-10px', ml: '-9px' }}
                    />
                  )}
                  <PersonCell {...each} />
                </Stack>
              ),
            },
            {
              id: 'rule',
              label: text('crm.retention.rule'),
              cell: ({ rule }) => text(`crm.retention-case.rule.${rule}`),
            },
            {
              id: 'last',
              label: text('crm.retention.last'),
              width: 220,
              cell: ({ lastContactAt }) => <When at={lastContactAt} />,
            },
            {
              id: 'due',
              label: text('crm.retention.dueOn'),
              width: 150,
              cell: ({ dueOn }) => formatDay(dueOn, language),
            },
          ]}
        />
      )}
      {ids.length > 0 && (
        <Stack
          role="region"
          aria-label={text('crm.retention.decide')}
          direction="row"
          sx={{
            gap: 2,
            alignItems: 'center',
            flexWrap: 'wrap',
            px: 5,
            py: 3,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <Typography sx={{ fontWeight: 600, flex: 1, minWidth: 120 }}>
            {text('list.bulk.count', { smart_count: ids.length })}
          </Typography>
          {decisions.map((each) => (
            <Button
              key={each}
              variant="outlined"
              color={each === 'anonymise' ? 'error' : 'primary'}
              onClick={() => setDecision(each)}
            >
              {text(`crm.retention.decision.${each}`)}
            </Button>
          ))}
        </Stack>
      )}
      {decision && (
        <DecisionDialog
          decision={decision}
          ids={ids}
          onClose={(done) => {
            setDecision(undefined);
            if (done) setChosen(new Set());
          }}
        />
      )}
    </Card>
  );
}
