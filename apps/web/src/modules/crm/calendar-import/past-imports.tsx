import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import {
  Box,
  Button,
  Card,
  ErrorState,
  formatInstant,
  Prose,
  Row,
  RowSkeletons,
  Rows,
  useConfirm,
  useLanguage,
  useText,
} from '@/kit';
import { CalendarIcon } from '@/kit/icons';
import { activities } from '../activities/activity.record';

export const importsPath = 'crm/calendar-imports';

/** The calendars that one has read in, each of which can be taken back. */
export function PastImports() {
  const text = useText();
  const language = useLanguage();
  const confirm = useConfirm();
  const notify = useNotify();
  const client = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const { data, error, refetch } = useQuery<Schemas['CalendarImportsAnswer'], ApiProblem>({
    queryKey: [importsPath],
    queryFn: ({ signal }) => request(importsPath, { signal }),
  });
  const undo = async (id: string, fileName: string) => {
    const agreed = await confirm({
      title: `${text('crm.calendarImport.undo')} : ${fileName}`,
      content: text('crm.calendarImport.undoWhy'),
      confirm: text('crm.calendarImport.undo'),
      danger: true,
    });
    if (!agreed) return;
    setBusy(id);
    try {
      const done = await request<Schemas['CalendarImportAnswer']>(`${importsPath}/${id}/undo`, {
        method: 'POST',
      });
      notify('crm.calendarImport.undone', {
        type: 'success',
        messageArgs: { undone: done.undone ?? 0, kept: done.kept ?? 0 },
      });
      for (const path of [importsPath, activities.meta.path, ...(activities.affects ?? [])])
        void client.invalidateQueries({ queryKey: [path] });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(text(message, { _: message }), { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Card title={text('crm.calendarImport.past')} flush>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={2} />}
      {data?.items.length === 0 && (
        <Box sx={{ px: 5, pb: 4 }}>
          <Prose>{text('crm.calendarImport.noPast')}</Prose>
        </Box>
      )}
      {data && data.items.length > 0 && (
        <Rows label={text('crm.calendarImport.past')}>
          {data.items.map(({ id, fileName, createdAt, undoneAt, created, updated, unchanged, refused }) => (
            <Row
              key={id}
              icon={CalendarIcon}
              title={fileName}
              subtitle={[
                formatInstant(createdAt, language),
                text('crm.calendarImport.counts', { created, updated, unchanged, refused }),
                undoneAt && text('crm.calendarImport.wasUndone', { when: formatInstant(undoneAt, language) }),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={
                !undoneAt && (
                  <Button loading={busy === id} onClick={() => void undo(id, fileName)}>
                    {text('crm.calendarImport.undo')}
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
