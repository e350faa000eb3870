import { memo } from 'react';
import type { Schemas } from '@/api/generated/schema';
import {
  Box,
  CardTitle,
  formatMoney,
  RecordLabel,
  Stack,
  TagChips,
  ToneChip,
  Typography,
  useLanguage,
  useText,
} from '@/kit';
import { shortDay, signsOf } from './card-signs';
import type { Stage } from './use-opportunity-board';

interface BoardCardProps {
  card: Schemas['OpportunityCard'];
  stage: Stage;
}

const figures = { fontVariantNumeric: 'tabular-nums' } as const;

/** An opportunity on the board: what it is, whose, what it may bring and when, and what calls for attention. */
export const BoardCard = memo(function BoardCard({ card, stage }: BoardCardProps) {
  const text = useText();
  const language = useLanguage();
  const now = new Date();
  const { id, name, companyName, contactName, city, amount, expectedCloseOn, nextActionAt, ownerId } = card;
  const { late, noAction, actionLate, staleDays } = signsOf(card, stage, now);
  const whose = [companyName ?? contactName, city].filter(Boolean).join(' · ');
  const alerts = [
    noAction && text('crm.opportunity.card.noAction'),
    actionLate && text('crm.opportunity.card.actionLate'),
    staleDays !== undefined && text('crm.opportunity.card.stale', { days: staleDays }),
  ].filter((words) => words !== false);
  return (
    <Stack sx={{ gap: 1, fontSize: 13, minWidth: 0 }}>
      <CardTitle to={`/crm/opportunities/${id}`}>{name}</CardTitle>
      {whose && (
        <Typography variant="body2" color="textSecondary" noWrap title={whose}>
          {whose}
        </Typography>
      )}
      <Stack direction="row" sx={{ gap: 2, alignItems: 'baseline', justifyContent: 'space-between' }}>
        <Box component="span" sx={{ fontWeight: 650, ...figures }}>
          {amount === null ? (
            <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
              {text('crm.opportunity.card.noAmount')}
            </Box>
          ) : (
            formatMoney(amount, language)
          )}
        </Box>
        {expectedCloseOn && (
          <Box
            component="span"
            title={text('crm.opportunity.card.closeTitle')}
            sx={{ ...figures, color: late ? 'error.main' : 'text.secondary', fontWeight: late ? 600 : 400 }}
          >
            {late
              ? text('crm.opportunity.card.late', { day: shortDay(expectedCloseOn, language, now) })
              : shortDay(expectedCloseOn, language, now)}
          </Box>
        )}
      </Stack>
      <Stack
        direction="row"
        sx={{ gap: 2, alignItems: 'center', justifyContent: 'space-between', minHeight: 20 }}
      >
        <Box sx={{ minWidth: 0, overflow: 'hidden', color: 'text.secondary', fontSize: 12 }}>
          {ownerId ? <RecordLabel name="identity.user" id={ownerId} /> : text('crm.opportunity.card.noOwner')}
        </Box>
        {nextActionAt && !actionLate && card.state === 'open' && (
          <Box
            component="span"
            title={text('crm.opportunity.card.nextTitle')}
            sx={{ ...figures, fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}
          >
            {text('crm.opportunity.card.next', { day: shortDay(nextActionAt, language, now) })}
          </Box>
        )}
      </Stack>
      {card.tagIds.length > 0 && <TagChips ids={card.tagIds} dense />}
      {alerts.length > 0 && (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          {alerts.map((words) => (
            <ToneChip key={words} tone="warning">
              {words}
            </ToneChip>
          ))}
        </Stack>
      )}
    </Stack>
  );
});
