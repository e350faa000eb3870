import EraseIcon from '@mui/icons-material/DeleteForeverOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import DuplicateIcon from '@mui/icons-material/LibraryAddOutlined';
import LinkIcon from '@mui/icons-material/LinkOutlined';
import { useDelete, useNotify } from 'ra-core';
import { useNavigate } from 'react-router-dom';
import type { ApiProblem } from '@/api/http';
import { useHolds, useReaches } from '@/api/use-session';
import { useLocalText, useText } from '@/i18n/use-text';
import { useConfirm } from '../feedback/confirm';
import { copyOf } from '../records/copy-of';
import { type AnyRecord, pathOf, type RecordScreens } from '../records/define-record';
import type { RecordAction } from './record-actions';

/** What can be done with any record: duplicate it, copy its address, delete it; a person is erased for good at their request. */
export function useRecordActions(
  screens: RecordScreens,
  record: AnyRecord | undefined,
  consequences: string | undefined,
): RecordAction[] {
  const text = useText();
  const local = useLocalText();
  const holds = useHolds();
  const reaches = useReaches();
  const notify = useNotify();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const [remove] = useDelete<AnyRecord, ApiProblem>();
  if (!record) return [];
  const { meta } = screens;
  const title = screens.title(record);

  const copyLink = () =>
    navigator.clipboard.writeText(location.origin + pathOf(screens, record.id)).then(
      () => notify('page.linkCopied', { type: 'info' }),
      () => notify('page.copyRefused', { type: 'warning' }),
    );
  const deleteIt = async () => {
    const agreed = await confirm({
      title: text('page.delete.title', { title }),
      content: text(consequences ?? (meta.vault ? 'page.delete.vault' : 'page.delete.content')),
      confirm: text('page.delete.confirm', { kind: local(meta.label.one).toLocaleLowerCase() }),
      danger: true,
    });
    if (!agreed) return;
    remove(
      meta.path,
      { id: record.id, previousData: record },
      {
        mutationMode: 'pessimistic',
        onSuccess: () => {
          notify('page.delete.done', { type: 'success', messageArgs: { title } });
          navigate(pathOf(screens), { replace: true });
        },
        onError: (problem) =>
          notify(problem.message || 'page.failed', { type: 'error', messageArgs: { _: problem.message } }),
      },
    );
  };
  const duplicate: RecordAction = {
    name: 'duplicate',
    label: 'page.duplicate',
    icon: DuplicateIcon,
    right: `${meta.name}.create`,
    run: () => navigate(`/${meta.path}/create`, { state: { record: copyOf(screens, record) } }),
  };
  const erase: RecordAction = {
    name: 'erase',
    label: 'page.erase',
    icon: EraseIcon,
    right: 'backup.erasure.create',
    danger: true,
    run: () => navigate(`/settings/backups/erasures/${meta.name}/${record.id}`),
  };
  const actions: RecordAction[] = [
    ...(screens.duplicable === false ? [] : [duplicate]),
    { name: 'link', label: 'page.copyLink', icon: LinkIcon, run: () => void copyLink() },
    {
      name: 'delete',
      label: 'page.delete.action',
      icon: DeleteIcon,
      right: `${meta.name}.delete`,
      danger: true,
      run: () => void deleteIt(),
    },
    ...(meta.person ? [erase] : []),
  ];
  return actions.filter(
    ({ name, right, danger }) =>
      (!danger || reaches(meta, 'delete', record)) && (name === 'delete' || !right || holds(right)),
  );
}
