import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { ApiProblem } from '@/api/http';
import { upload } from '@/api/upload';
import { Alert, Button, Card, FileDrop, Page, Stack, useText } from '@/kit';
import { activities } from '../activities/activity.record';
import { EntryTable } from './entry-table';
import { ImportCounts } from './import-counts';
import { importsPath, PastImports } from './past-imports';

type Preview = Schemas['CalendarPreviewAnswer'];
type Result = Schemas['CalendarImportAnswer'];

const mostBytes = 5 * 1024 * 1024;

/** Reads a calendar of another program: first what it would do, then it is done, then it may be undone. */
export function CalendarImportPage() {
  const text = useText();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<Preview>();
  const [result, setResult] = useState<Result>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async <Answer,>(path: string, given: File): Promise<Answer | undefined> => {
    setBusy(true);
    setProblem(undefined);
    try {
      return await upload<Answer>(path, given, path === importsPath ? { query: { name: given.name } } : {});
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const said = error.fields[0]?.message ?? error.message;
      setProblem(text(said, { _: said }));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const choose = async (given: File | undefined) => {
    if (!given) return;
    setResult(undefined);
    setPreview(undefined);
    setFile(given);
    setPreview(await send<Preview>(`${importsPath}/preview`, given));
  };
  const run = async () => {
    if (!file) return;
    const done = await send<Result>(importsPath, file);
    if (!done) return;
    setResult(done);
    setPreview(undefined);
    for (const path of [importsPath, activities.meta.path, ...(activities.affects ?? [])])
      void client.invalidateQueries({ queryKey: [path] });
  };
  const nothing = preview !== undefined && preview.created + preview.updated === 0;
  return (
    <Page title={text('crm.calendarImport.title')} lead={text('crm.calendarImport.lead')}>
      <Stack sx={{ gap: 4 }}>
        <Card>
          <FileDrop
            label="crm.calendarImport.file"
            help="crm.calendarImport.fileHelp"
            accept=".ics,text/calendar"
            maxSize={mostBytes}
            disabled={busy}
            onFiles={([given]) => void choose(given)}
          />
        </Card>
        <div role="status">
          {problem && (
            <Alert severity="error">
              {file?.name} : {problem}
            </Alert>
          )}
          {result && <Alert severity="success">{text('crm.calendarImport.done')}</Alert>}
        </div>
        {preview && (
          <>
            <ImportCounts label={text('crm.calendarImport.preview')} counts={preview} />
            <Stack direction="row" sx={{ gap: 2 }}>
              <Button variant="contained" loading={busy} disabled={nothing} onClick={() => void run()}>
                {text('crm.calendarImport.run')}
              </Button>
            </Stack>
            <EntryTable entries={preview.entries} />
          </>
        )}
        {result && (
          <>
            <ImportCounts label={text('crm.calendarImport.result')} counts={result} />
            <EntryTable entries={result.entries} />
          </>
        )}
        <PastImports />
      </Stack>
    </Page>
  );
}
