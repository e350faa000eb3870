import { styled } from '@mui/material/styles';
import { FormGroupsProvider, RecordContextProvider, SourceContextProvider } from 'ra-core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useMemo } from 'react';
import { FormProvider } from 'react-hook-form';
import { ErrorSummary } from './error-summary';
import { FailureAlert } from './failure-alert';
import type { ServerForm } from './use-server-form';

interface FormShellProps {
  state: ServerForm;
  /** What the form is, for screen readers; already worded. */
  label: string;
  /** Enter in a line of text sends the form: for short ones. */
  enterSends?: boolean;
  /** Where a record may be that a lost answer has created. */
  listPath?: string | undefined;
  onSubmit: () => void;
  children: ReactNode;
}

const Column = styled('form')({
  display: 'grid',
  gap: 20,
  gridTemplateColumns: 'minmax(0, 1fr)',
  containerType: 'inline-size',
  // A live region must be there before its content, and takes no place without it.
  '& > [role="alert"]:empty': { position: 'absolute' },
});

/** The form element with all that inputs look for around them, and above them what went wrong. */
export function FormShell({
  state,
  label,
  enterSends = false,
  listPath,
  onSubmit,
  children,
}: FormShellProps) {
  const source = useMemo(() => ({ getSource: (name: string) => name, getLabel: (name: string) => name }), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // A form in a dialog above another form: React hands its events to both.
    event.stopPropagation();
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog above the form hands its keys to it too.
    if (!event.currentTarget.contains(event.target as Node)) return;
    if (enterSends || event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    if ((event.target as HTMLElement).tagName === 'INPUT') event.preventDefault();
  };
  return (
    <RecordContextProvider value={undefined}>
      <SourceContextProvider value={source}>
        <FormProvider {...state.form}>
          <FormGroupsProvider>
            <Column ref={state.element} noValidate aria-label={label} onSubmit={send} onKeyDown={onKeyDown}>
              <ErrorSummary element={state.element} />
              <FailureAlert failure={state.failure} retry={onSubmit} listPath={listPath} />
              {children}
            </Column>
          </FormGroupsProvider>
        </FormProvider>
      </SourceContextProvider>
    </RecordContextProvider>
  );
}
