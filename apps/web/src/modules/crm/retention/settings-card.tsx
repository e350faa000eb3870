import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Card,
  ErrorState,
  NumberInput,
  Prose,
  RowSkeletons,
  SelectInput,
  SimpleForm,
  TextInput,
  useText,
} from '@/kit';
import { settingsPath } from './use-retention';

type Settings = Schemas['RetentionSettings'];
type Values = Pick<Settings, 'prospectMonths' | 'longerBecause' | 'mode' | 'noticeDays' | 'archiveMonths'> &
  Record<string, unknown>;

/** Above this a reason must be given: three years, as the CNIL has it. */
const usualMonths = 36;

/** How long prospects are kept, and what happens then. */
export function SettingsCard() {
  const text = useText();
  const holds = useHolds();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery<Settings, ApiProblem>({
    queryKey: [settingsPath],
    queryFn: ({ signal }) => request(settingsPath, { signal }),
  });
  const save = async ({ prospectMonths, longerBecause, mode, noticeDays, archiveMonths }: Values) => {
    const body = { prospectMonths, longerBecause, mode, noticeDays, archiveMonths };
    const version = data?.version ?? 1;
    client.setQueryData(
      [settingsPath],
      await request<Settings>(settingsPath, { method: 'PATCH', body, version }),
    );
  };
  if (!holds('crm.retention-settings.update')) return null;
  return (
    <Card title={text('crm.retention.settings.title')}>
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowSkeletons count={4} />
      ) : (
        <SimpleForm<Values> defaultValues={data as never} columns={2} onSubmit={save}>
          <NumberInput
            source="prospectMonths"
            label="crm.retention.settings.months"
            help="crm.retention.settings.monthsHelp"
            max={120}
            required
          />
          <NumberInput
            source="archiveMonths"
            label="crm.retention.settings.archiveMonths"
            help="crm.retention.settings.archiveHelp"
            max={120}
            required
          />
          <SelectInput
            source="mode"
            label="crm.retention.settings.mode"
            required
            choices={['ask', 'anonymise'].map((value) => ({
              value,
              label: text(`crm.retention-settings.mode.${value}`),
            }))}
          />
          <Notice />
          <Longer />
        </SimpleForm>
      )}
    </Card>
  );
}

/** A rule that acts by itself gives notice first. */
function Notice() {
  const text = useText();
  const mode: unknown = useWatch({ name: 'mode' });
  if (mode !== 'anonymise') return <Prose>{text('crm.retention.settings.askHelp')}</Prose>;
  return (
    <NumberInput
      source="noticeDays"
      label="crm.retention.settings.noticeDays"
      help="crm.retention.settings.noticeHelp"
      max={365}
      required
    />
  );
}

function Longer() {
  const months: unknown = useWatch({ name: 'prospectMonths' });
  if (!(Number(months) > usualMonths)) return null;
  return (
    <TextInput
      source="longerBecause"
      label="crm.retention.settings.longerBecause"
      help="crm.retention.settings.longerHelp"
      format="multiline"
      max={1000}
      required
    />
  );
}
