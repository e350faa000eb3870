import { Card, LinkButton, Row, Rows, useText, When } from '@/kit';
import { BackupIcon } from '@/kit/icons';
import { useInspections } from '../data/use-inspections';
import { useWords } from '../data/use-words';

/** The copies that are open to look into, and for how long yet; nothing where there is none. */
export function OpenCopies() {
  const text = useText();
  const words = useWords();
  const { data } = useInspections();
  const open = data?.items.filter(({ state }) => state === 'open' || state === 'preparing') ?? [];
  if (open.length === 0) return null;
  const title = text('inspections.open');
  return (
    <Card title={title} flush>
      <Rows label={title}>
        {open.map(({ id, state, copiedAt, expiresAt, requestedBy }) => (
          <Row
            key={id}
            icon={BackupIcon}
            title={text('inspections.of', { when: words.moment(copiedAt) })}
            subtitle={
              <>
                {state === 'preparing' ? text('inspections.preparing') : text('inspections.closes')}{' '}
                {expiresAt && <When at={expiresAt} />} · {text('inspections.by', { who: requestedBy })}
              </>
            }
            end={
              <LinkButton to={`/settings/backups/inspections/${id}`}>{text('inspections.look')}</LinkButton>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
