import { useMemo } from 'react';
import { useText } from '@/kit';
import { auditActions, exportedKinds } from './actions';
import { actionKey } from './audit-event';
import { useKindWords } from './use-thing-words';

/** The actions to choose from, by module. */
export function ActionOptions() {
  const text = useText();
  const words = useKindWords();
  const groups = useMemo(() => {
    const option = (action: string) => ({ action, label: text(actionKey(action), { _: action }) });
    const exports = exportedKinds.map((kind) => ({
      action: `${kind}.exported`,
      label: text('identity.audit.actions.exported', { kind: words.of(kind, 'many') }),
    }));
    const of = (module: string) => auditActions.filter((each) => each.startsWith(`${module}.`)).map(option);
    return [
      { name: 'identity', options: of('identity') },
      { name: 'exports', options: exports },
      { name: 'crm', options: of('crm') },
      { name: 'integrations', options: of('integrations') },
      { name: 'workspace', options: of('workspace') },
      { name: 'backup', options: of('backup') },
    ];
  }, [text, words]);
  return (
    <>
      <option value="">{text('identity.audit.all')}</option>
      {groups.map(({ name, options }) => (
        <optgroup key={name} label={text(`identity.audit.groups.${name}`)}>
          {options.map(({ action, label }) => (
            <option key={action} value={action}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
