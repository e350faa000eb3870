import { CardTitle, FieldValue, pathOf, Stack } from '@/kit';
import { KanbanBoard } from '@/kit/kanban/kanban-board';
import type { AnyRecord } from '@/kit/records/define-record';
import { sites } from '../made-up/site.record';
import { Part } from './part';

const card = (record: AnyRecord) => (
  <Stack sx={{ gap: 1 }}>
    <CardTitle to={pathOf(sites, record.id)}>{sites.title(record)}</CardTitle>
    <FieldValue screens={sites} name="managerId" record={record} dense />
  </Stack>
);

/** A board whose last column cannot be left. */
export function BoardPart() {
  return (
    <Part id="kanban" title="Board">
      <KanbanBoard
        record={sites}
        by="state"
        renderCard={card}
        filter={{ q: 'extension' }}
        sum={{ field: 'amount', format: (total) => `${total} €` }}
        mayMove={({ state }) => state !== 'done'}
      />
    </Part>
  );
}
