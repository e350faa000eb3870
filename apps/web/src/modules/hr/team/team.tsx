import { useQuery } from '@tanstack/react-query';
import { request } from '@/api/http';
import { Card, EmptyState, ErrorState, Page, Row, RowSkeletons, Rows, useText } from '@/kit';
import { GroupsIcon, PersonIcon } from '@/kit/icons';

interface TeamMember {
  id: string;
  firstName: string;
  lastName: string;
  jobTitle: string | null;
  departmentName: string | null;
}

/** What a manager sees of the people who report to them: no more than the day's work needs. */
export function Team() {
  const text = useText();
  const { data, error, refetch } = useQuery({
    queryKey: ['hr/team'],
    queryFn: () => request<{ items: TeamMember[] }>('hr/team'),
  });
  return (
    <Page title={text('hr.team.title')} lead={text('hr.team.lead')}>
      <Card flush>
        {error && <ErrorState error={error} retry={refetch} />}
        {!data && !error && <RowSkeletons count={6} />}
        {data?.items.length === 0 && <EmptyState icon={GroupsIcon} title={text('hr.team.none')} />}
        {data && data.items.length > 0 && (
          <Rows label={text('hr.team.title')}>
            {data.items.map(({ id, firstName, lastName, jobTitle, departmentName }) => (
              <Row
                key={id}
                icon={PersonIcon}
                title={`${firstName} ${lastName}`}
                subtitle={[jobTitle, departmentName].filter(Boolean).join(' · ')}
              />
            ))}
          </Rows>
        )}
      </Card>
    </Page>
  );
}
