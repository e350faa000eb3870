import { useGetList } from 'ra-core';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, Box, Card, FieldValue, RecordLabel, Stack, Typography, useText, When } from '@/kit';
import { useFieldWords } from './field-words';
import { submissions } from './submission.record';

/** What the person sent by a form, on the page of the lead that it became. */
export function LeadSubmission({ leadId }: { leadId: string }) {
  const text = useText();
  const words = useFieldWords();
  const holds = useHolds();
  const { data } = useGetList<AnyRecord>(
    submissions.meta.path,
    {
      filter: { leadId },
      sort: { field: 'receivedAt', order: 'DESC' },
      pagination: { page: 1, perPage: 1 },
    },
    { enabled: holds('crm.web-form-submission.read') },
  );
  const submission = data?.[0];
  if (!submission) return null;
  const answers = submission['answers'] as { name: string; value: string }[];
  const duplicates = (submission['duplicates'] ?? []) as { resource: string; id: string }[];
  return (
    <Card title={text('crm.web-form.sent')}>
      <Stack sx={{ gap: 3 }}>
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
          <RecordLabel name="crm.web-form" id={String(submission['formId'])} />
          <Typography color="textSecondary" component="span">
            <When at={String(submission['receivedAt'])} />
          </Typography>
          {submission['consentGiven'] ? (
            <FieldValue screens={submissions} name="state" record={submission} />
          ) : null}
        </Stack>
        <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1 }}>
          {answers.map(({ name, value }) => (
            <div key={name}>
              <Typography component="dt" variant="body2" color="textSecondary">
                {words(name)}
              </Typography>
              <Typography component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {value}
              </Typography>
            </div>
          ))}
        </Box>
        {typeof submission['page'] === 'string' && (
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {text('crm.web-form.fromPage', { page: submission['page'] })}
          </Typography>
        )}
        {duplicates.length > 0 && (
          <div>
            <Typography variant="body2" color="textSecondary">
              {text('crm.web-form.duplicates')}
            </Typography>
            <Stack component="ul" sx={{ m: 0, p: 0, listStyle: 'none', gap: 1 }}>
              {duplicates.map(({ resource, id }) => (
                <li key={id}>
                  <RecordLabel name={resource} id={id} />
                </li>
              ))}
            </Stack>
          </div>
        )}
      </Stack>
    </Card>
  );
}
