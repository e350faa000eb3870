import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { recordPlaces } from '@/api/generated/records/places';
import { useText } from '@/i18n/use-text';
import { pathOf, recordNamed } from '../records/define-record';
import { EmptyValue } from './empty-value';
import { initialsOf } from './initials';
import type { RecordTitle } from './label-batch';
import { titleQuery } from './title-query';
import { PageLink } from './value-link';

const user = 'identity.user';
const places: Readonly<Record<string, { path: string } | undefined>> = recordPlaces;

const Avatar = styled('span')(({ theme }) => ({
  flex: 'none',
  display: 'inline-grid',
  placeItems: 'center',
  width: 20,
  height: 20,
  borderRadius: '50%',
  fontSize: 9,
  lineHeight: 1,
  fontWeight: 700,
  letterSpacing: 0,
  color: theme.vars?.palette.primary.main,
  backgroundColor: `rgba(${theme.vars?.palette.primary.mainChannel} / 0.13)`,
}));

const Person = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  maxWidth: '100%',
  minWidth: 0,
  verticalAlign: 'middle',
  position: 'relative',
  top: -1,
  '& > :last-child': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

const Pending = styled('span')(({ theme }) => ({
  display: 'inline-block',
  width: '7em',
  height: '0.7em',
  maxWidth: '100%',
  borderRadius: 4,
  backgroundColor: theme.vars?.palette.action.hover,
}));

const Quiet = styled('span')(({ theme }) => ({
  color: theme.vars?.palette.text.secondary,
  fontStyle: 'italic',
}));

/** The title of a record by its id; null when it is unknown to this user. */
export function useRecordTitle(name: string, id: string | null | undefined): RecordTitle | null | undefined {
  return useQuery(titleQuery(name, id)).data;
}

/** A person by name, with initials; `name` is already known. */
export function PersonName({ name }: { name: string }) {
  return (
    <Person title={name}>
      <Avatar aria-hidden>{initialsOf(name)}</Avatar>
      <span>{name}</span>
    </Person>
  );
}

/** Address of the page of a record of some kind; undefined when it has none. */
function pageOf(name: string, id: string): string | undefined {
  const screens = recordNamed(name);
  if (screens) return screens.listOnly ? undefined : pathOf(screens, id);
  const place = places[name];
  return place && name !== user ? `/${place.path}/${id}` : undefined;
}

/** A record that another one points to: its title as a link to its page; a user by name and initials. */
export function RecordLabel({ name, id }: { name: string; id: string | null | undefined }) {
  const text = useText();
  const title = useRecordTitle(name, id);
  if (!id) return <EmptyValue />;
  if (title === undefined) return <Pending aria-hidden />;
  if (title === null) return <Quiet>{text('list.unknownRecord')}</Quiet>;
  if (name === user) return <PersonName name={title.title} />;
  const page = pageOf(name, id);
  if (!page) return <span title={title.title}>{title.title}</span>;
  return (
    <PageLink to={page} title={title.title}>
      {title.title}
    </PageLink>
  );
}
