import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { Alert, Card, DataTable, FileDrop, Stack, Typography, useText } from '@/kit';

interface Bounce {
  file: string;
  outcome: string;
  address: string | null;
  detail: string;
}

/** Takes the mails that servers sent back, as files, and says what each was taken for. */
export function BounceDrop() {
  const text = useText();
  const client = useQueryClient();
  const [read, setRead] = useState<Bounce[]>([]);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put = async (files: File[]) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answers: Bounce[] = [];
      // One after the other: whatever is wrong with one, the others are noted.
      for (const file of files) {
        const body = new Blob([await file.arrayBuffer()], { type: 'message/rfc822' });
        const { items } = await request<{ items: Bounce[] }>('crm/campaign-bounces', {
          method: 'POST',
          body,
        });
        answers.push(...items.map((item) => ({ ...item, file: file.name })));
        setRead([...answers]);
      }
      await client.invalidateQueries({ queryKey: ['crm/campaigns'] });
    } catch (error) {
      setProblem((error as ApiProblem).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={text('crm.campaign.bounces.title')}>
      <Stack sx={{ gap: 3 }}>
        <Typography color="textSecondary">{text('crm.campaign.bounces.lead')}</Typography>
        <FileDrop
          label="crm.campaign.bounces.choose"
          accept=".eml,message/rfc822"
          multiple
          maxSize={20 * 1024 * 1024}
          disabled={busy}
          onFiles={(files) => void put(files)}
        />
        {problem && <Alert severity="error">{problem}</Alert>}
        <div role="status">
          {read.length > 0 && (
            <DataTable
              label={text('crm.campaign.bounces.title')}
              rows={read}
              keyOf={(_, index) => String(index)}
              columns={[
                {
                  id: 'file',
                  label: text('crm.campaign.bounces.file'),
                  heads: true,
                  cell: ({ file }) => file,
                },
                {
                  id: 'outcome',
                  label: text('crm.campaign.report.outcome'),
                  cell: ({ outcome }) => text(`crm.campaign.bounces.${outcome}`),
                },
                { id: 'address', label: text('crm.campaign.address'), cell: ({ address }) => address },
                { id: 'detail', label: text('crm.campaign.bounces.detail'), cell: ({ detail }) => detail },
              ]}
            />
          )}
        </div>
      </Stack>
    </Card>
  );
}
