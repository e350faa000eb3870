import { Card, EmptyState, Row, Rows, ToneChip, useLanguage, useText, When } from '@/kit';
import { DoneIcon, WarningIcon } from '@/kit/icons';
import { fileSize } from '@/kit/inputs/file-rules';
import type { OperatorAlert } from './use-overview';

/** The facts of an alert that help whoever looks into it, in words. */
function useFacts() {
  const text = useText();
  const language = useLanguage();
  return ({ details }: OperatorAlert): string => {
    const size = (name: string) => fileSize(Number(details[name] ?? 0), language);
    if ('free' in details)
      return text('backupWatch.alert.room', { free: size('free'), needed: size('needed') });
    if (typeof details['error'] === 'string') return details['error'];
    if (Array.isArray(details['slots']))
      return text('backupWatch.alert.slots', { smart_count: Number(details['count']) });
    return '';
  };
}

/** What is wrong, the newest first, and what was and is well again. */
export function AlertList({ alerts }: { alerts: readonly OperatorAlert[] }) {
  const text = useText();
  const factsOf = useFacts();
  return (
    <Card title={text('backupWatch.alert.title')} flush>
      {alerts.length === 0 ? (
        <EmptyState
          icon={DoneIcon}
          title={text('backupWatch.alert.none')}
          content={text('backupWatch.alert.noneWhy')}
        />
      ) : (
        <Rows label={text('backupWatch.alert.title')}>
          {alerts.map((each) => (
            <Row
              key={each.id}
              icon={each.closedAt ? DoneIcon : WarningIcon}
              title={text('backupWatch.alert.line', {
                who: each.instanceName ?? text('backupWatch.alert.platform'),
                what: text(`backupWatch.alert.kind.${each.kind}`),
              })}
              subtitle={
                <>
                  {factsOf(each) && <>{factsOf(each)} · </>}
                  {text('backupWatch.alert.since')} <When at={each.openedAt} />
                  {each.closedAt && (
                    <>
                      {' · '}
                      {text('backupWatch.alert.until')} <When at={each.closedAt} />
                    </>
                  )}
                </>
              }
              end={
                <ToneChip tone={each.closedAt ? 'success' : 'danger'}>
                  {text(each.closedAt ? 'backupWatch.alert.closed' : 'backupWatch.alert.open')}
                </ToneChip>
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
