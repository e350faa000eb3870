import { useSearchParams } from 'react-router-dom';
import {
  Box,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Page,
  RowSkeletons,
  Stack,
  Typography,
  useLanguage,
  useText,
} from '@/kit';
import { FactCheckIcon } from '@/kit/icons';
import { byDay } from './audit-event';
import { AuditFilterBar } from './audit-filter-bar';
import { EventRow } from './event-row';
import { type AuditFilters, useAudit } from './use-audit';
import { useVerification, VerificationResult, VerifyButton } from './verify-button';

/** Who did what and when: nobody can change it, and anyone who may read it can check that nobody has. */
export function AuditTrail() {
  const text = useText();
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const filters: AuditFilters = Object.fromEntries(params);
  const { events, error, refetch, ...trail } = useAudit(filters);
  const verification = useVerification();
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  return (
    <Page
      title={text('settings.audit')}
      lead={text('identity.audit.lead')}
      actions={<VerifyButton verification={verification} />}
    >
      <Stack sx={{ gap: 4 }}>
        <VerificationResult verification={verification} />
        <AuditFilterBar
          filters={filters}
          onChange={(name, value) =>
            setParams(
              (before) => {
                if (value) before.set(name, value);
                else before.delete(name);
                return before;
              },
              { replace: true },
            )
          }
        />
        {error && !events && <ErrorState error={error} retry={() => void refetch()} />}
        {!events && !error && (
          <Card flush>
            <RowSkeletons count={10} />
          </Card>
        )}
        {events?.length === 0 && <EmptyState icon={FactCheckIcon} title={text('identity.audit.none')} />}
        {events &&
          byDay(events).map((each) => (
            <section key={each.day}>
              <Typography variant="h3" component="h2" sx={{ mb: 2 }}>
                {day.format(new Date(each.day))}
              </Typography>
              <Card flush>
                <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                  {each.events.map((event) => (
                    <EventRow key={event.n} event={event} />
                  ))}
                </Box>
              </Card>
            </section>
          ))}
        {trail.hasNextPage && (
          <Button
            variant="outlined"
            loading={trail.isFetchingNextPage}
            onClick={() => void trail.fetchNextPage()}
            sx={{ alignSelf: 'center' }}
          >
            {text('identity.audit.older')}
          </Button>
        )}
      </Stack>
    </Page>
  );
}
