import { Alert, useLocalText, useText } from '@/kit';
import { PageLink } from '@/kit/fields/value-link';
import { screensOf } from '../data/screens-of';
import type { Comparison } from '../data/use-inspections';

/** Records that this one cannot be without, and that are gone too: they come back first. */
export function Needs({ id, needs }: { id: string; needs: Comparison['needs'] }) {
  const text = useText();
  const local = useLocalText();
  if (needs.length === 0) return null;
  return (
    <Alert severity="warning">
      {text('inspections.record.needs')}{' '}
      {needs.map(({ resource, id: recordId }) => {
        const screens = resource && screensOf(resource);
        if (!screens) return null;
        return (
          <PageLink
            key={recordId}
            to={`/settings/backups/inspections/${id}/${resource}/${recordId}`}
            style={{ textDecoration: 'underline' }}
          >
            {local(screens.meta.label.one)}
          </PageLink>
        );
      })}
    </Alert>
  );
}
