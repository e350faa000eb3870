import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Alert,
  Button,
  ErrorState,
  LinkButton,
  pathOf,
  type RecordScreens,
  RowSkeletons,
  recordNamed,
  Stack,
  useLocalText,
  useText,
} from '@/kit';
import { NotFoundPage } from '@/kit/feedback/not-found-page';
import { RestoreIcon } from '@/kit/icons';
import { screensOf } from '../data/screens-of';
import { type Comparison, inspectionKeys, useComparison } from '../data/use-inspections';
import { Dependants } from './dependants';
import { DifferenceTable } from './difference-table';
import { InspectionFrame } from './inspection-frame';
import { Needs } from './needs';

/** A record in an open copy beside the same record now, and the way to have it back. */
export function ComparisonPage() {
  const { id = '', resource = '', recordId = '' } = useParams();
  const text = useText();
  const local = useLocalText();
  const screens = screensOf(resource);
  const { data, error, refetch } = useComparison(id, resource, recordId, screens !== undefined);
  if (!screens) return <NotFoundPage />;
  const list = {
    to: `/settings/backups/inspections/${id}/${resource}`,
    label: local(screens.meta.label.many),
  };
  const title = data ? screens.title(data.copy) : '';
  return (
    <InspectionFrame id={id} title={title || local(screens.meta.label.one)} back={list}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={6} />}
      {data && (
        <Choice key={data.live?.version ?? 0} id={id} screens={screens} comparison={data} text={text} />
      )}
    </InspectionFrame>
  );
}

interface ChoiceProps {
  id: string;
  screens: RecordScreens;
  comparison: Comparison;
  text: ReturnType<typeof useText>;
}

function Choice({ id, screens, comparison, text }: ChoiceProps) {
  const { copy, live, differences, dependants, needs, frozen, allowed } = comparison;
  const holds = useHolds();
  const restorable = differences.filter((each) => each.restorable).map((each) => each.field);
  const [chosen, setChosen] = useState<readonly string[]>(restorable);
  const [under, setUnder] = useState(dependants.length > 0);
  const { busy, bringBack } = useReturn(id, screens, copy.id);
  const may = holds('backup.record.restore') && allowed && !frozen && needs.length === 0;
  const something = live ? chosen.length > 0 || (under && dependants.length > 0) : true;
  const verb = !live ? 'returnWhole' : chosen.length > 0 ? 'returnFields' : 'returnUnder';
  const isOnPage = live && recordNamed(screens.meta.name) && !screens.listOnly;
  return (
    <>
      {live === null && <Alert severity="warning">{text('inspections.record.gone')}</Alert>}
      {frozen && <Alert severity="info">{frozen}</Alert>}
      {!frozen && !allowed && <Alert severity="info">{text('inspections.record.notAllowed')}</Alert>}
      <Needs id={id} needs={needs} />
      {live && differences.length === 0 && (
        <Alert severity="success">{text('inspections.record.same')}</Alert>
      )}
      <DifferenceTable
        screens={screens}
        comparison={comparison}
        chosen={may && live ? chosen : undefined}
        onChoose={setChosen}
      />
      <Dependants dependants={dependants} chosen={may ? under : undefined} onChoose={setUnder} />
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        {may && (differences.length > 0 || dependants.length > 0 || !live) && (
          <Button
            variant="contained"
            startIcon={<RestoreIcon />}
            loading={busy}
            disabled={!something}
            onClick={() =>
              void bringBack({
                version: live?.version ?? null,
                ...(live && { fields: [...chosen] }),
                dependants: under,
              })
            }
          >
            {text(`inspections.record.${verb}`, { smart_count: chosen.length })}
          </Button>
        )}
        {isOnPage && (
          <LinkButton to={pathOf(screens, copy.id)}>{text('inspections.record.openLive')}</LinkButton>
        )}
      </Stack>
    </>
  );
}

function useReturn(id: string, screens: RecordScreens, recordId: string) {
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const bringBack = async (order: object) => {
    const { name } = screens.meta;
    setBusy(true);
    try {
      await request(`backup/inspections/${id}/record-returns`, {
        method: 'POST',
        body: { resource: name, recordId, ...order },
      });
      notify('inspections.record.returned', { type: 'success' });
      await client.invalidateQueries();
      if (recordNamed(name) && !screens.listOnly) navigate(pathOf(screens, recordId));
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      const [error] = problem.fields;
      notify(error ? `${problem.message} ${error.message}` : problem.message, { type: 'error' });
      await client.invalidateQueries({ queryKey: inspectionKeys.comparison(id, name, recordId) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, bringBack };
}
