import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { type ApiProblem, request } from '@/api/http';
import {
  Alert,
  ErrorState,
  Figure,
  Figures,
  Prose,
  type RecordScreens,
  RowSkeletons,
  SwitchInput,
  TaskDialog,
  useLocalText,
  useText,
} from '@/kit';
import { inspectionKeys, type Preview } from '../data/use-inspections';
import { useWords } from '../data/use-words';

interface TableReturnDialogProps {
  id: string;
  screens: RecordScreens;
  onClose: () => void;
}

/** Brings all records of a kind back: first what that would do. */
export function TableReturnDialog({ id, screens, onClose }: TableReturnDialogProps) {
  const text = useText();
  const local = useLocalText();
  const words = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const resource = screens.meta.name;
  const { data, error } = useQuery<Preview, ApiProblem>({
    queryKey: [...inspectionKeys.one(id), 'preview', resource],
    queryFn: () => request(`backup/inspections/${id}/table-preview`, { query: { resource } }),
    staleTime: 0,
  });
  const kind = local(screens.meta.label.many).toLocaleLowerCase();
  return (
    <TaskDialog<{ overwrite: boolean }>
      title={text('inspections.table.title', { kind })}
      submitLabel={text('inspections.return')}
      width="sm"
      defaultValues={{ overwrite: false }}
      ready={data !== undefined && data.created + data.changed > 0}
      onClose={onClose}
      onSubmit={async ({ overwrite }) => {
        const body = { resource, overwrite: overwrite === true };
        await request(`backup/inspections/${id}/table-returns`, { method: 'POST', body });
        notify('inspections.table.begun', { type: 'success' });
        await client.invalidateQueries({ queryKey: inspectionKeys.restores });
        onClose();
      }}
    >
      {error && !data && <ErrorState error={error} />}
      {!data && !error && <RowSkeletons count={3} />}
      {data && (
        <>
          <Figures label={text('inspections.table.what')}>
            <Figure label={text('inspections.table.created')} value={words.number(data.created)} />
            <Figure label={text('inspections.table.changed')} value={words.number(data.changed)} />
            <Figure label={text('inspections.table.onlyLive')} value={words.number(data.onlyLive)} />
          </Figures>
          <Prose>{text('inspections.table.how')}</Prose>
          <SwitchInput
            source="overwrite"
            label="inspections.table.overwrite"
            help="inspections.table.overwriteHelp"
          />
          {data.created + data.changed === 0 && (
            <Alert severity="info">{text('inspections.table.nothing')}</Alert>
          )}
        </>
      )}
    </TaskDialog>
  );
}
