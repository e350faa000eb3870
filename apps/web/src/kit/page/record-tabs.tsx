import { Box, Tab, Tabs } from '@mui/material';
import { type ReactNode, Suspense, useId } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { PanelSkeleton } from './record-skeleton';

/** A part of a record's page. */
export interface RecordTab {
  /** Its place in the address: `?tab=<name>`. */
  name: string;
  /** i18n key. */
  label: string;
  count?: number;
  content: ReactNode;
}

/** The parts of a page, one at a time; the address says which, so that it can be sent and gone back to. */
export function RecordTabs({ tabs, label }: { tabs: readonly RecordTab[]; label: string }) {
  const text = useText();
  const id = useId();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const chosen = tabs.find(({ name }) => name === params.get('tab')) ?? tabs[0];
  if (!chosen) return null;
  const search = (name: string) => {
    const next = new URLSearchParams(params);
    if (name === tabs[0]?.name) next.delete('tab');
    else next.set('tab', name);
    return next.size > 0 ? `?${next}` : '';
  };
  return (
    <>
      <Tabs
        value={chosen.name}
        aria-label={label}
        variant="scrollable"
        scrollButtons={false}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 4 }}
      >
        {tabs.map(({ name, label: key, count }) => (
          <Tab
            key={name}
            value={name}
            id={`${id}-${name}`}
            aria-controls={`${id}-panel`}
            component={Link}
            to={pathname + search(name)}
            replace
            preventScrollReset
            label={count === undefined ? text(key) : text('page.tabCount', { label: text(key), count })}
            // A link has no Space of its own; a tab does.
            onKeyDown={(event: React.KeyboardEvent<HTMLElement>) => {
              if (event.key !== ' ') return;
              event.preventDefault();
              event.currentTarget.click();
            }}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen.name}`} key={chosen.name}>
        <Suspense fallback={<PanelSkeleton />}>{chosen.content}</Suspense>
      </Box>
    </>
  );
}
