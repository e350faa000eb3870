import { type ReactNode, useEffect, useRef } from 'react';
import { Box, Prose, Typography, useText } from '@/kit';
import { type Step, steps } from './address';

interface StepFrameProps {
  step: Step;
  title: string;
  lead?: string | undefined;
  /** The step was reached from another one: its title takes the focus, and screen readers say it. */
  reached: boolean;
  children: ReactNode;
}

/** One step of the wizard under its title. */
export function StepFrame({ step, title, lead, reached, children }: StepFrameProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (reached) heading.current?.focus();
  }, [reached]);
  const place = text('imports.wizard.step', {
    number: steps.indexOf(step) + 1,
    count: steps.length,
    name: title,
  });
  return (
    <Box component="section" aria-label={place}>
      <Typography
        variant="h2"
        ref={heading}
        tabIndex={-1}
        sx={{ mb: lead ? 1 : 4, '&&:focus-visible': { outline: 'none' } }}
      >
        {title}
      </Typography>
      {lead && (
        <Box sx={{ mb: 4 }}>
          <Prose>{lead}</Prose>
        </Box>
      )}
      {children}
    </Box>
  );
}
