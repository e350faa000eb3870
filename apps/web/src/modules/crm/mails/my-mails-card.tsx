import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import {
  Card,
  ErrorState,
  formatInstant,
  Prose,
  Row,
  RowSkeletons,
  Rows,
  SimpleForm,
  Stack,
  TextInput,
  ToneChip,
  useLanguage,
  useText,
} from '@/kit';

const signaturePath = 'workspace/mail-signature';
const intakePath = 'crm/email-intake';
const tones = { stored: 'success', known: 'neutral', refused: 'danger' } as const;

/** What one's mails end with, and what became of those that one brought in. */
export function MyMailsCard() {
  const text = useText();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery<Schemas['SignatureInput'], ApiProblem>({
    queryKey: [signaturePath],
    queryFn: ({ signal }) => request(signaturePath, { signal }),
  });
  return (
    <Card title={text('crm.email.signature')}>
      <Stack sx={{ gap: 3 }}>
        <Prose>{text('crm.email.signatureWhy')}</Prose>
        {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
        {!data && !error && <RowSkeletons count={2} />}
        {data && (
          <SimpleForm
            label="crm.email.signature"
            defaultValues={{ text: data.text ?? '' }}
            onSubmit={async ({ text: signed }) => {
              const body = { text: signed ?? '' };
              client.setQueryData([signaturePath], await request(signaturePath, { method: 'PUT', body }));
            }}
          >
            <TextInput source="text" label="crm.email.signatureLabel" format="multiline" max={2000} />
          </SimpleForm>
        )}
        <Intake />
      </Stack>
    </Card>
  );
}

function Intake() {
  const text = useText();
  const language = useLanguage();
  const { data } = useQuery<Schemas['IntakeFiguresAnswer'], ApiProblem>({
    queryKey: [intakePath],
    queryFn: ({ signal }) => request(intakePath, { signal }),
  });
  if (!data || data.counts.length === 0) return null;
  const when = (at: string | null) => at && formatInstant(at, language);
  return (
    <Stack component="section" aria-label={text('crm.email.intake')} sx={{ gap: 1 }}>
      <strong>{text('crm.email.intake')}</strong>
      {data.lastStoredAt && <Prose>{text('crm.email.lastStored', { when: when(data.lastStoredAt) })}</Prose>}
      {data.lastRefusedAt && (
        <Prose>{text('crm.email.lastRefused', { when: when(data.lastRefusedAt) })}</Prose>
      )}
      <Rows label={text('crm.email.intake')}>
        {data.counts.map(({ outcome, reason, count }) => (
          <Row
            key={`${outcome}/${reason}`}
            title={reason ? text(`crm.email.takenWhy.${reason}`) : text(`crm.email.taken.${outcome}`)}
            end={
              <ToneChip tone={tones[outcome]}>
                {text(`crm.email.taken.${outcome}`)} : {count}
              </ToneChip>
            }
          />
        ))}
      </Rows>
    </Stack>
  );
}
