import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { request } from '@/api/http';
import {
  Alert,
  type AnyRecord,
  Box,
  ErrorState,
  FilterSelect,
  IconButton,
  Stack,
  Typography,
  useText,
} from '@/kit';
import { ArrowDownIcon, ArrowUpIcon } from '@/kit/icons';
import { useForecast } from '../forecast';
import { MailFrame } from './mail-frame';

interface Preview {
  subject: string;
  preheader: string;
  html: string;
  text: string;
  errors: { field: string; code: string; message: string }[];
}

interface MessagePreviewProps {
  campaign: AnyRecord;
  message: { subject: string | null; preheader: string | null; body: string | null };
}

const pauseMs = 350;
const looks = ['desktop', 'phone', 'text'] as const;

/** The message as one recipient after another will read it; what is typed shows after a short pause. */
export function MessagePreview({ campaign, message }: MessagePreviewProps) {
  const text = useText();
  const [look, setLook] = useState<string>('desktop');
  const [place, setPlace] = useState(0);
  const { data: forecast } = useForecast(campaign.id, campaign.version);
  const samples = forecast?.samples ?? [];
  const sample = samples[Math.min(place, Math.max(0, samples.length - 1))];
  const asked = useSettled(JSON.stringify({ ...message, contactId: sample?.contactId ?? null }));
  const { data, error, refetch } = useQuery({
    queryKey: ['crm/campaigns', campaign.id, 'preview', asked],
    queryFn: ({ signal }) =>
      request<Preview>(`crm/campaigns/${campaign.id}/preview`, {
        method: 'POST',
        body: JSON.parse(asked) as object,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const step = (by: number) => setPlace((place + by + samples.length) % samples.length);
  return (
    <Stack component="section" aria-label={text('crm.campaign.preview')} sx={{ gap: 2, minWidth: 0 }}>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <FilterSelect
          label={text('crm.campaign.look.label')}
          value={look}
          onChange={setLook}
          options={looks.map((value) => ({ value, label: text(`crm.campaign.look.${value}`) }))}
        />
        {sample && (
          <>
            <IconButton aria-label={text('crm.campaign.previousRecipient')} onClick={() => step(-1)}>
              <ArrowUpIcon fontSize="small" />
            </IconButton>
            <IconButton aria-label={text('crm.campaign.nextRecipient')} onClick={() => step(1)}>
              <ArrowDownIcon fontSize="small" />
            </IconButton>
            <Typography variant="body2" color="textSecondary" role="status" noWrap sx={{ minWidth: 0 }}>
              {text('crm.campaign.for', { name: sample.name, place: place + 1, count: samples.length })}
            </Typography>
          </>
        )}
      </Stack>
      {data?.errors.map(({ field, message: said }) => (
        <Alert key={`${field} ${said}`} severity="warning">
          {said}
        </Alert>
      ))}
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '8px', overflow: 'hidden' }}>
          <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider', minHeight: 64 }}>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {data?.subject || text('crm.campaign.noSubject')}
            </Typography>
            <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
              {data?.preheader}
            </Typography>
          </Box>
          {look === 'text' ? (
            <Box
              component="pre"
              tabIndex={0}
              sx={{ m: 0, p: 4, height: 520, overflow: 'auto', whiteSpace: 'pre-wrap', fontSize: 13 }}
            >
              {data?.text}
            </Box>
          ) : (
            <MailFrame
              title={text('crm.campaign.preview')}
              html={data?.html ?? ''}
              narrow={look === 'phone'}
            />
          )}
        </Box>
      )}
    </Stack>
  );
}

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
