import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useRef, useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { ApiProblem, request } from '@/api/http';
import { useSession } from '@/api/use-session';
import {
  type AnyRecord,
  FileDrop,
  IconButton,
  Prose,
  Row,
  Rows,
  SelectInput,
  TaskDialog,
  TextInput,
  useText,
} from '@/kit';
import { CloseIcon } from '@/kit/icons';
import { type Party, readParties, writeParties } from './parties';
import { RecipientNotices } from './recipient-notices';
import { TemplatePicker } from './template-picker';
import { sendLetter, useRefreshMails } from './use-email-commands';

interface ComposeValues {
  [name: string]: unknown;
  to: string;
  cc: string | null;
  subject: string;
  text: string;
  visibility: string;
  tellsOrigin: boolean;
}

export interface ComposeDialogProps {
  /** The record from whose page it is written, and the mail that it answers. */
  links: Readonly<Record<string, unknown>>;
  to?: readonly Party[];
  subject?: string;
  /** Below the signature: what is answered. */
  quoted?: string;
  onClose: () => void;
}

const mostBytes = 20 * 1024 * 1024;

/** A mail to somebody: sent by the company's server, answered to its author. */
export function ComposeDialog({ links, to = [], subject = '', quoted = '', onClose }: ComposeDialogProps) {
  const text = useText();
  const notify = useNotify();
  const refresh = useRefreshMails();
  const { user } = useSession();
  const [files, setFiles] = useState<File[]>([]);
  const draft = useRef<{ current: AnyRecord | undefined; attached: Set<File> }>({
    current: undefined,
    attached: new Set(),
  });
  const { data: signature, isPending } = useQuery<Schemas['SignatureInput'], ApiProblem>({
    queryKey: ['workspace/mail-signature'],
    queryFn: ({ signal }) => request('workspace/mail-signature', { signal }),
    retry: false,
  });
  if (isPending) return null;
  const ending = `${signature?.text ? `\n\n-- \n${signature.text}` : ''}${quoted && `\n\n${quoted}`}`;
  return (
    <TaskDialog<ComposeValues>
      title={text('crm.email.writeTo')}
      submitLabel={text('crm.email.send')}
      width="md"
      defaultValues={{
        to: writeParties(to),
        cc: '',
        subject,
        text: ending,
        visibility: 'all',
        tellsOrigin: true,
      }}
      onClose={onClose}
      onSubmit={async (values) => {
        const recipients = parties(values.to, 'to', text);
        const copies = parties(values.cc ?? '', 'cc', text);
        const letter = {
          recipients,
          copies,
          subject: values.subject,
          text: values.text,
          visibility: values.visibility,
          tellsOrigin: values.tellsOrigin,
        };
        await sendLetter(letter, links, files, draft.current);
        refresh();
        notify('crm.email.sending', { type: 'success' });
        onClose();
      }}
    >
      <TextInput
        source="to"
        label="crm.email.to"
        help="crm.email.addressesHelp"
        required
        max={2000}
        autoFocus={to.length === 0}
        autoComplete="off"
      />
      <TextInput source="cc" label="crm.email.cc" max={2000} autoComplete="off" />
      <TemplatePicker links={links} ending={ending} />
      <TextInput
        source="subject"
        label="crm.email.subjectLabel"
        required
        max={500}
        autoFocus={to.length > 0}
      />
      <TextInput source="text" label="crm.email.textLabel" format="multiline" required max={200_000} />
      <RecipientNotices />
      <SelectInput
        source="visibility"
        label="crm.email.seenBy"
        required
        choices={['all', 'team', 'private'].map((value) => ({
          value,
          label: text(`crm.email.visibility.${value}`),
        }))}
      />
      <FileDrop
        label="crm.email.files"
        help="crm.email.filesHelp"
        multiple
        maxSize={mostBytes}
        onFiles={(some) => setFiles([...files, ...some])}
      />
      {files.length > 0 && (
        <Rows label={text('page.tabs.files')}>
          {files.map((file) => (
            <Row
              key={`${file.name}/${file.size}/${file.lastModified}`}
              title={file.name}
              end={
                <IconButton
                  aria-label={text('crm.email.removeFile', { name: file.name })}
                  onClick={() => setFiles(files.filter((each) => each !== file))}
                  disabled={draft.current.attached.has(file)}
                >
                  <CloseIcon />
                </IconButton>
              }
            />
          ))}
        </Rows>
      )}
      <Prose>{text('crm.email.replyHelp', { address: user.email })}</Prose>
    </TaskDialog>
  );
}

/** @throws ApiProblem at the field, as if the server had said it */
function parties(typed: string, field: string, text: ReturnType<typeof useText>): Party[] {
  const { parties: found, wrong } = readParties(typed);
  const [address] = wrong;
  if (address === undefined) return found;
  const message = text('crm.email.wrongAddress', { address });
  throw new ApiProblem(422, {
    code: 'INVALID_INPUT',
    title: message,
    errors: [{ field, code: 'email', message }],
  });
}
