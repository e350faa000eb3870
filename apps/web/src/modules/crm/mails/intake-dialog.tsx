import { useState } from 'react';
import { ApiProblem } from '@/api/http';
import { Box, FileDrop, FilterSelect, NoticeDialog, Prose, Row, Rows, Stack, ToneChip, useText } from '@/kit';
import { takeIn, useRefreshMails } from './use-email-commands';

interface Taken {
  key: string;
  name: string;
  outcome: 'stored' | 'known' | 'refused' | 'waiting';
  why: string;
}

const tones = { stored: 'success', known: 'neutral', refused: 'danger', waiting: 'info' } as const;
const mostBytes = 25 * 1024 * 1024;

interface IntakeDialogProps {
  about?: { resource: string; recordId: string };
  onClose: () => void;
}

/** Takes mails in that somebody has as files, and says of each what became of it. */
export function IntakeDialog({ about, onClose }: IntakeDialogProps) {
  const text = useText();
  const refresh = useRefreshMails();
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const [visibility, setVisibility] = useState('all');
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      const key = crypto.randomUUID();
      const note = (entry: Omit<Taken, 'key' | 'name'>) =>
        setTaken((before) => [
          { key, name: file.name, ...entry },
          ...before.filter((each) => each.key !== key),
        ]);
      note({ outcome: 'waiting', why: '' });
      note(await becomes(file));
    }
    refresh();
  };
  const becomes = async (file: File): Promise<Omit<Taken, 'key' | 'name'>> => {
    if (file.size > mostBytes) return { outcome: 'refused', why: text('crm.email.takenWhy.too-large') };
    try {
      const { outcome, reason, refusedFiles, reply } = await takeIn(file, visibility, about);
      const words = [
        reason && text(`crm.email.takenWhy.${reason}`),
        reply?.answer && `${reply.name} : ${text(`crm.invitation.answer.${reply.answer}`)}`,
        refusedFiles.length > 0 && text('crm.email.refusedFiles', { names: refusedFiles.join(', ') }),
      ];
      return { outcome: outcome as Taken['outcome'], why: words.filter(Boolean).join(' · ') };
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      return { outcome: 'refused', why: text(problem.message, { _: problem.message }) };
    }
  };
  return (
    <NoticeDialog title={text('crm.email.addTitle')} close={text('crm.email.done')} onClose={onClose}>
      <Stack sx={{ gap: 3 }}>
        <Prose>{text('crm.email.addWhy')}</Prose>
        <Box>
          <FilterSelect
            label={text('crm.email.seenBy')}
            value={visibility}
            onChange={setVisibility}
            options={['all', 'team', 'private'].map((value) => ({
              value,
              label: text(`crm.email.visibility.${value}`),
            }))}
          />
        </Box>
        <FileDrop label="crm.email.addFiles" multiple onFiles={(files) => void take(files)} />
        <div role="status">
          {taken.length > 0 && (
            <Rows label={text('crm.email.addTitle')}>
              {taken.map(({ key, name, outcome, why }) => (
                <Row
                  key={key}
                  title={name}
                  subtitle={why}
                  end={
                    <ToneChip tone={tones[outcome]}>
                      {text(outcome === 'waiting' ? 'crm.email.state.queued' : `crm.email.taken.${outcome}`)}
                    </ToneChip>
                  }
                />
              ))}
            </Rows>
          )}
        </div>
      </Stack>
    </NoticeDialog>
  );
}
