import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, Box, Prose, SimpleForm, TextInput, useText } from '@/kit';
import { campaigns } from '../campaign.record';
import { isOpen } from '../campaign-course';
import { MergeMenu } from './merge-menu';
import { MessagePreview } from './message-preview';
import { UnsavedGuard } from './unsaved-guard';

interface Message extends Record<string, unknown> {
  subject: string | null;
  preheader: string | null;
  body: string | null;
}

/** The message on one side, and on the other how it will be read. */
export function MessageTab({ campaign }: { campaign: AnyRecord | undefined }) {
  const holds = useHolds();
  if (!campaign) return null;
  const stored: Message = {
    subject: (campaign['subject'] as string | null) ?? null,
    preheader: (campaign['preheader'] as string | null) ?? null,
    body: (campaign['body'] as string | null) ?? null,
  };
  const writable = isOpen(campaign) && holds('crm.campaign.update');
  if (!writable) return <MessagePreview campaign={campaign} message={stored} />;
  return <Editor campaign={campaign} stored={stored} />;
}

function Editor({ campaign, stored }: { campaign: AnyRecord; stored: Message }) {
  const text = useText();
  const client = useQueryClient();
  const save = async ({ subject, preheader, body }: Message) => {
    const { path } = campaigns.meta;
    const saved = await request<AnyRecord>(`${path}/${campaign.id}`, {
      method: 'PATCH',
      body: { subject, preheader, body },
      ...(campaign.version !== undefined && { version: campaign.version }),
    });
    client.setQueryData([path, 'getOne', { id: campaign.id, meta: undefined }], saved);
    void client.invalidateQueries({ queryKey: [path] });
  };
  return (
    <SimpleForm<Message>
      label="crm.campaign.message"
      submitLabel="crm.campaign.saveMessage"
      defaultValues={stored}
      onSubmit={save}
      columns={1}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 4, alignContent: 'start', minWidth: 0 }}>
          <MergeMenu />
          <TextInput source="subject" label="crm.campaign.subject" max={200} />
          <TextInput
            source="preheader"
            label="crm.campaign.preheader"
            help="crm.campaign.preheaderHelp"
            max={200}
          />
          <TextInput source="body" label="crm.campaign.body" format="multiline" max={20_000} />
          <Prose>{text('crm.campaign.markdownHelp')}</Prose>
        </Box>
        <Live campaign={campaign} />
      </Box>
      <UnsavedGuard />
    </SimpleForm>
  );
}

/** What is being typed, as it would arrive. */
function Live({ campaign }: { campaign: AnyRecord }) {
  const { subject = null, preheader = null, body = null } = useWatch() as Partial<Message>;
  return <MessagePreview campaign={campaign} message={{ subject, preheader, body }} />;
}
