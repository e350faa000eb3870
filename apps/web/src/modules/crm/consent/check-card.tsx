import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import {
  Alert,
  Box,
  Card,
  formatInstant,
  PlainField,
  PlainForm,
  Prose,
  Stack,
  useLanguage,
  useText,
} from '@/kit';
import { suppressionsPath } from './list-dialog';

interface Found {
  address: string;
  channel: 'email' | 'phone' | 'sms';
  answer: Schemas['SuppressionCheckAnswer'];
}

/** Whether an address is on the list. It must be typed: the list itself knows none. */
export function CheckCard() {
  const text = useText();
  const language = useLanguage();
  const [found, setFound] = useState<readonly Found[]>([]);
  const check = async ({ address = '' }: Record<string, string>) => {
    setFound([]);
    const asked = address.includes('@') ? (['email'] as const) : (['phone', 'sms'] as const);
    const answers: Found[] = [];
    for (const channel of asked) {
      const body = { channel, address };
      const answer = await request<Found['answer']>(`${suppressionsPath}/check`, { method: 'POST', body });
      answers.push({ address, channel, answer });
    }
    setFound(answers);
  };
  return (
    <Card title={text('crm.suppression.check')}>
      <Prose>{text('crm.suppression.checkWhy')}</Prose>
      <Box sx={{ maxWidth: 420, mt: 3 }}>
        <PlainForm onSubmit={check} submit={text('crm.suppression.checkIt')}>
          <PlainField name="address" label={text('crm.suppression.addressOrNumber')} autoComplete="off" />
        </PlainForm>
      </Box>
      <Stack role="status" sx={{ gap: 2, mt: found.length > 0 ? 3 : 0 }}>
        {found.map(({ address, channel, answer }) => (
          <Alert key={channel} severity={answer.listed ? 'warning' : 'success'}>
            {text(answer.listed ? 'crm.suppression.listed' : 'crm.suppression.notListed', {
              address,
              channel: text(`crm.consent.channel.${channel}`),
              date: answer.at ? formatInstant(answer.at, language) : '',
              reason: answer.reason
                ? text(`crm.suppression.reasons.${answer.reason}`, { _: answer.reason })
                : '',
            })}
          </Alert>
        ))}
      </Stack>
    </Card>
  );
}
