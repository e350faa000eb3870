import { Box, Tab, Tabs } from '@mui/material';
import { FormGroupContextProvider, useFormGroups } from 'ra-core';
import {
  Children,
  isValidElement,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { get, useFormContext, useFormState } from 'react-hook-form';
import { useText } from '@/i18n/use-text';
import { revealEvent } from './reveal';

export interface FormTabProps {
  /** Key of the texts. */
  title: string;
  children: ReactNode;
}

/** One tab of `FormTabs`; what is in it stays there when another tab is open. */
export function FormTab({ children }: FormTabProps) {
  return <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: 'minmax(0, 1fr)' }}>{children}</Box>;
}

/** A form in tabs; each says how many of its fields have to be corrected. */
export function FormTabs({ children }: { children: ReactNode }) {
  const text = useText();
  const id = useId();
  const inForm = Boolean(useFormContext());
  const [open, setOpen] = useState(0);
  const panels = useRef<HTMLDivElement>(null);
  const tabs = Children.toArray(children).filter((child): child is ReactElement<FormTabProps> =>
    isValidElement(child),
  );
  useEffect(() => {
    const root = panels.current;
    const reveal = (event: Event) => {
      const panel = (event.target as Element).closest('[data-tab]');
      // At once: the focus goes there next.
      if (panel) flushSync(() => setOpen(Number(panel.getAttribute('data-tab'))));
    };
    root?.addEventListener(revealEvent, reveal);
    return () => root?.removeEventListener(revealEvent, reveal);
  }, []);
  return (
    <div>
      <Tabs
        value={Math.min(open, tabs.length - 1)}
        onChange={(_, next: number) => setOpen(next)}
        variant="scrollable"
        scrollButtons="auto"
        sx={{ mb: 5, borderBottom: 1, borderColor: 'divider' }}
      >
        {tabs.map(({ props: { title } }, at) => (
          <Tab
            key={title}
            id={`${id}-tab-${at}`}
            aria-controls={`${id}-panel-${at}`}
            label={
              <span>
                {text(title)}
                {inForm && <ErrorCount group={`${id}-${at}`} />}
              </span>
            }
          />
        ))}
      </Tabs>
      <div ref={panels}>
        {tabs.map((tab, at) => (
          <div
            key={tab.props.title}
            id={`${id}-panel-${at}`}
            role="tabpanel"
            aria-labelledby={`${id}-tab-${at}`}
            hidden={at !== open}
            data-tab={at}
          >
            {inForm ? <FormGroupContextProvider name={`${id}-${at}`}>{tab}</FormGroupContextProvider> : tab}
          </div>
        ))}
      </div>
    </div>
  );
}

function ErrorCount({ group }: { group: string }) {
  const text = useText();
  const groups = useFormGroups();
  const { errors } = useFormState();
  const fields = groups?.getGroupFields(group) ?? [];
  const count = fields.filter((field) => get(errors, field)).length;
  if (count === 0) return null;
  return (
    <Box
      component="span"
      title={text('form.summary.title', { smart_count: count })}
      sx={{
        ml: 2,
        px: '6px',
        borderRadius: 4,
        bgcolor: 'error.main',
        color: 'background.paper',
        fontSize: 11,
        fontWeight: 700,
        lineHeight: '18px',
        display: 'inline-block',
      }}
    >
      <span aria-hidden>{count}</span>
      <Box
        component="span"
        sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clip: 'rect(0 0 0 0)' }}
      >
        {text('form.summary.title', { smart_count: count })}
      </Box>
    </Box>
  );
}
