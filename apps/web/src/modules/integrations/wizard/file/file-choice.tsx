import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Alert, Button, Card, FileDrop, Stack, useText } from '@/kit';
import { Progress } from '@/kit/layout/progress';
import type { Upload } from '../../data/types';
import { keys } from '../../data/use-imports';
import { EarlierFiles } from './earlier-files';
import { acceptedFiles, largestFile } from './send-file';
import { useSending } from './use-sending';

interface FileChoiceProps {
  onChosen: (upload: Upload) => void;
  /** Told whether a file is on its way. */
  onBusy: (busy: boolean) => void;
}

/** Drops or chooses a file and sends it, or takes one that was sent before. */
export function FileChoice({ onChosen, onBusy }: FileChoiceProps) {
  const text = useText();
  const client = useQueryClient();
  const { sending, problem, send, cancel } = useSending((upload) => {
    client.setQueryData(keys.uploads, (known: readonly Upload[] = []) => [
      upload,
      ...known.filter(({ id }) => id !== upload.id),
    ]);
    onBusy(false);
    onChosen(upload);
  });
  const busy = sending !== undefined;
  useEffect(() => onBusy(busy), [busy, onBusy]);
  return (
    <Stack sx={{ gap: 4 }}>
      {problem && (
        <Alert severity="error" role="alert">
          {problem.isOffline ? text('app.offline') : problem.message}
          {problem.fields.map(({ field, message }) => (
            <div key={field}>{message}</div>
          ))}
        </Alert>
      )}
      <Card>
        {sending ? (
          <Stack sx={{ gap: 4 }}>
            <Progress
              label={text('imports.file.sending', { name: sending.name })}
              share={sending.share < 1 ? sending.share : undefined}
            >
              {text(sending.share < 1 ? 'imports.file.sending' : 'imports.file.reading', {
                name: sending.name,
              })}
            </Progress>
            <Button variant="outlined" onClick={cancel} sx={{ alignSelf: 'flex-start' }}>
              {text('imports.file.cancel')}
            </Button>
          </Stack>
        ) : (
          <FileDrop
            label="imports.file.choose"
            help="imports.file.help"
            accept={acceptedFiles}
            maxSize={largestFile}
            onFiles={([file]) => file && void send(file)}
          />
        )}
      </Card>
      {!busy && <EarlierFiles onChosen={onChosen} />}
    </Stack>
  );
}
