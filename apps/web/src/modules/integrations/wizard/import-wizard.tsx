import { useHolds } from '@/api/use-session';
import { EmptyState, Page, useText } from '@/kit';
import { LockIcon } from '@/kit/icons';
import { WizardContent } from './wizard-content';

/** Imports a file, step by step: file, kind of record, columns, rehearsal, import. */
export function ImportWizard() {
  const text = useText();
  const mayCreate = useHolds()('integrations.import.create');
  return (
    <Page title={text('imports.wizard.title')}>
      {mayCreate ? (
        <WizardContent />
      ) : (
        <EmptyState
          alert
          icon={LockIcon}
          title={text('imports.forbidden')}
          content={text('imports.forbiddenWhy')}
        />
      )}
    </Page>
  );
}
