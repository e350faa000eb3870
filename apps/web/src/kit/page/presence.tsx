import { Avatar, AvatarGroup, Chip, Tooltip } from '@mui/material';
import { useEffect, useState } from 'react';
import { request } from '@/api/http';
import { onLive, type PresenceEvent, type PresentPerson } from '@/api/live';
import { useSession } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { initialsOf } from '../fields/initials';

/** How often a page says that it is still open, in milliseconds; the server forgets it after 45 seconds. */
const beat = 20_000;

/** Says that the user has a record open, and hears who else has. */
export function usePresence(
  resource: string,
  recordId: string | undefined,
  editing: boolean,
): PresentPerson[] {
  const { user } = useSession();
  const [people, setPeople] = useState<PresentPerson[]>([]);
  useEffect(() => {
    if (!recordId) return;
    const body = { resource, recordId, activity: editing ? 'editing' : 'viewing' };
    const say = () => {
      // A page that nobody looks at is no activity: the session must be able to end.
      if (document.hidden) return;
      request<PresenceEvent | undefined>('workspace/presence', { method: 'PUT', body })
        .then((answer) => answer?.people && setPeople(answer.people))
        .catch(() => undefined);
    };
    say();
    const timer = setInterval(say, beat);
    const stop = onLive((message) => {
      if (message.name !== 'presence') return;
      if (message.data.resource === resource && message.data.recordId === recordId)
        setPeople(message.data.people);
    });
    return () => {
      clearInterval(timer);
      stop();
      void request('workspace/presence', { method: 'DELETE', query: { resource, recordId } }).catch(
        () => undefined,
      );
    };
  }, [resource, recordId, editing]);
  return people.filter(({ id }) => id !== user.id);
}

/** Who else has this record open, and whether somebody is writing. */
export function PresentPeople({ people }: { people: readonly PresentPerson[] }) {
  const text = useText();
  if (people.length === 0) return null;
  const writing = people.find(({ activity }) => activity === 'editing');
  return (
    <>
      <AvatarGroup max={4} sx={{ '& .MuiAvatar-root': { width: 26, height: 26, fontSize: 11 } }}>
        {people.map(({ id, name, activity }) => (
          <Tooltip key={id} title={text(`app.presence.${activity}`, { name })}>
            <Avatar role="img" sx={{ bgcolor: activity === 'editing' ? 'secondary.main' : 'text.secondary' }}>
              {initialsOf(name)}
            </Avatar>
          </Tooltip>
        ))}
      </AvatarGroup>
      {writing && (
        <Chip
          role="status"
          color="secondary"
          variant="outlined"
          label={text('app.presence.editing', { name: writing.name })}
        />
      )}
    </>
  );
}
