import { Alert, Box, Button, Link, Stack, Typography } from '@mui/material';
import { useNotify } from 'ra-core';
import { useCallback, useEffect, useRef } from 'react';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router';
import { useSession } from '@/api/use-session';
import { useLocalText, useText } from '@/i18n/use-text';
import { readTitle } from '../fields/label-batch';
import { FieldInput } from '../inputs/field-input';
import { usePageTitle } from '../layout/page-title';
import { PresentPeople, usePresence } from '../page/presence';
import { type AnyRecord, pathOf, type RecordScreens } from '../records/define-record';
import { RecordProvider } from '../records/record-context';
import { ActionBar } from './action-bar';
import { addressValues } from './address-values';
import { ConflictDialog } from './conflict-dialog';
import { CustomSection } from './custom-section';
import { DraftOffer } from './draft-offer';
import { FormNotice } from './form-notice';
import type { FormPageProps } from './form-page-props';
import { FormShell } from './form-shell';
import { LeaveGuard } from './leave-guard';
import { StoredRecordProvider } from './stored-record';
import { useDraft } from './use-draft';
import { useRecordForm } from './use-record-form';
import { useSaveShortcut } from './use-save-shortcut';

interface RecordFormScreenProps extends Omit<FormPageProps, 'record'> {
  screens: RecordScreens;
  stored?: AnyRecord;
  /** Begins another new record. */
  onNew?: () => void;
}

/** The form of one record with everything around it: drafts, the way out, what others change meanwhile. */
export function RecordFormScreen(props: RecordFormScreenProps) {
  const { screens, stored, defaultValues, transform, redirect = 'page', onNew, children } = props;
  const text = useText();
  const local = useLocalText();
  const notify = useNotify();
  const navigate = useNavigate();
  const location = useLocation();
  const { user } = useSession();
  const left = useRef(false);
  const again = useRef(false);
  const { meta } = screens;

  const home = stored && !screens.listOnly ? pathOf(screens, stored.id) : pathOf(screens);
  const goBack = () => (location.key === 'default' ? navigate(home) : navigate(-1));
  const onSaved = (saved: AnyRecord) => {
    left.current = true;
    draft.drop();
    if (saved !== stored)
      notify(stored ? 'form.saved.updated' : 'form.saved.created', {
        type: 'success',
        messageArgs: { title: screens.title(saved) },
      });
    if (again.current) onNew?.();
    else if (typeof redirect === 'function') navigate(redirect(saved));
    else if (redirect === 'back') goBack();
    else
      navigate(redirect === 'list' || screens.listOnly ? pathOf(screens) : pathOf(screens, saved.id), {
        replace: true,
      });
  };
  const onMerged = async (current: AnyRecord) => {
    const by = current['updatedBy'];
    const title = typeof by === 'string' ? await readTitle('identity.user', by).catch(() => null) : null;
    const who = title?.title ?? text('form.conflict.someone');
    notify('form.conflict.merged', { type: 'info', messageArgs: { who } });
  };
  const form = useRecordForm({
    screens,
    record: stored,
    defaultValues: { ...defaultValues, ...addressValues(meta, location.search, location.state) },
    transform,
    onSaved,
    onMerged,
  });
  const draft = useDraft({ user: user.id, record: meta.name, id: stored?.id, vault: meta.vault, form });

  const save = (andNew: boolean) => {
    again.current = andNew;
    void form.submit();
  };
  useSaveShortcut(form.element, () => save(false));
  // On a phone the keyboard would cover what is there already.
  useFirstInput(form.element, !stored || matchMedia('(hover: hover)').matches);
  const people = usePresence(meta.name, stored?.id, true);
  const { differs } = form;
  const isUnsaved = useCallback(() => !left.current && differs(), [differs]);
  const title = form.stored
    ? screens.title(form.stored)
    : text('form.page.create', { name: local(meta.label.one).toLowerCase() });
  usePageTitle(title);
  return (
    <Box sx={{ width: '100%', maxWidth: 980, mx: 'auto', px: { xs: 4, md: 6 }, pt: { xs: 3, md: 5 } }}>
      <Box component="header" sx={{ mb: 5 }}>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 2, minHeight: 32 }}>
          <Box sx={{ flex: 1 }}>
            <Link component={RouterLink} to={home} variant="body2" color="textSecondary">
              {form.stored ? text('form.page.edit') : local(meta.label.many)}
            </Link>
          </Box>
          <PresentPeople people={people} />
        </Stack>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
      </Box>
      <RecordProvider screens={screens} mode="form" writable Input={FieldInput}>
        <StoredRecordProvider value={form.stored}>
          <FormShell
            state={form}
            label={text('form.page.form', { name: title })}
            listPath={pathOf(screens)}
            onSubmit={() => save(false)}
          >
            {draft.found && (
              <DraftOffer savedAt={draft.found.savedAt} onRestore={draft.restore} onDiscard={draft.discard} />
            )}
            {form.fresher && !form.conflict && (
              <Alert
                severity="info"
                role="status"
                action={
                  <Button size="small" color="inherit" onClick={() => form.takeFresher()}>
                    {text('form.conflict.take')}
                  </Button>
                }
              >
                {text('form.conflict.changed')}
              </Alert>
            )}
            <FormNotice screens={screens} stored={form.stored} />
            {children}
            <CustomSection screens={screens} />
            <ActionBar
              busy={form.busy}
              unsaved={form.isDirty}
              onSave={() => save(false)}
              onSaveAndNew={onNew && (() => save(true))}
              onCancel={goBack}
            />
          </FormShell>
        </StoredRecordProvider>
      </RecordProvider>
      {form.conflict && (
        <ConflictDialog
          screens={screens}
          pending={form.conflict}
          onChoose={form.choose}
          onClose={form.giveUpConflict}
        />
      )}
      <LeaveGuard
        isUnsaved={isUnsaved}
        onKeep={meta.vault ? undefined : draft.keep}
        onDiscard={() => {
          left.current = true;
          draft.drop();
        }}
      />
    </Box>
  );
}

/** What is opened to be typed in is typed in at once: the focus begins in the first input. */
function useFirstInput(element: React.RefObject<HTMLFormElement | null>, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const first = element.current?.querySelector<HTMLElement>(
      '[data-source] input:not([tabindex="-1"]), [data-source] textarea',
    );
    first?.focus({ preventScroll: true });
  }, [element, wanted]);
}
