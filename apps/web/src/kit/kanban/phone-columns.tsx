import { Box, Tab, Tabs } from '@mui/material';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';

interface PhoneColumnsProps {
  columns: readonly { value: string; name: string; total: number }[];
  children: ReactNode;
}

/** Columns one at a time: swiped, or chosen above. */
export function PhoneColumns({ columns, children }: PhoneColumnsProps) {
  const text = useText();
  const strip = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const show = (next: number) => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    strip.current?.children[next]?.scrollIntoView({
      behavior: still ? 'instant' : 'smooth',
      inline: 'start',
      block: 'nearest',
    });
  };
  return (
    <>
      <Tabs
        value={at}
        onChange={(_, next: number) => show(next)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={text('page.kanban.columns')}
        sx={{ mb: 2 }}
      >
        {columns.map(({ value, name, total }) => (
          <Tab
            key={value}
            label={text('page.tabCount', { label: name, count: total })}
            sx={{ minHeight: 44 }}
          />
        ))}
      </Tabs>
      <Box
        ref={strip}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
          setAt(Math.min(columns.length - 1, Math.max(0, Math.round(scrollLeft / Math.max(1, clientWidth)))))
        }
        sx={{
          display: 'flex',
          gap: 3,
          overflowX: 'auto',
          scrollSnapType: 'x mandatory',
          scrollbarWidth: 'none',
          alignItems: 'flex-start',
        }}
      >
        {children}
      </Box>
    </>
  );
}
