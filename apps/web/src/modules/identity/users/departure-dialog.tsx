import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import {
  type AnyRecord,
  NoticeDialog,
  Prose,
  ReferenceInput,
  recordNamed,
  TaskDialog,
  useLanguage,
  useLocalText,
  useText,
} from '@/kit';
import { users } from './user.record';

type Departure = Schemas['DepartureAnswer'];

/** Someone leaves: their access ends at once, and a colleague takes over their records. */
export function DepartureDialog({ user, onClose }: { user: AnyRecord; onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const [departure, setDeparture] = useState<Departure>();
  const name = users.title(user);
  if (departure)
    return (
      <NoticeDialog
        title={text('identity.user.departure.done', { name })}
        close={text('ra.action.close')}
        onClose={onClose}
      >
        <HandedOver {...departure} />
      </NoticeDialog>
    );
  return (
    <TaskDialog<{ successorId: string | null }>
      title={text('identity.user.departure.title', { name })}
      submitLabel={text('identity.user.commands.departure')}
      defaultValues={{ successorId: null }}
      danger
      onClose={onClose}
      onSubmit={async ({ successorId }) => {
        const answer = await request<Departure>(`${users.meta.path}/${user.id}/departure`, {
          method: 'POST',
          body: { successorId },
        });
        setDeparture(answer);
        // Every kind of record may have changed hands.
        await client.invalidateQueries();
      }}
    >
      <Prose>{text('identity.user.departure.content')}</Prose>
      <ReferenceInput
        source="successorId"
        label="identity.user.departure.successor"
        help="identity.user.departure.successorHelp"
        to="identity.user"
      />
    </TaskDialog>
  );
}

function HandedOver({ successorId, records }: Departure) {
  const text = useText();
  const local = useLocalText();
  const language = useLanguage();
  const counts = Object.entries(records).filter(([, count]) => count > 0);
  if (counts.length === 0) return <Prose>{text('identity.user.departure.nothing')}</Prose>;
  return (
    <Prose>
      {text(successorId ? 'identity.user.departure.handedOver' : 'identity.user.departure.left')}
      <ul>
        {counts.map(([kind, count]) => {
          const label = recordNamed(kind)?.meta.label.many;
          return (
            <li key={kind}>
              {new Intl.NumberFormat(language).format(count)} × {label ? local(label) : kind}
            </li>
          );
        })}
      </ul>
    </Prose>
  );
}
