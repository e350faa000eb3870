import { useEffect, useRef } from 'react';
import { drawForm, type FormDefinition } from '@/embed/draw-form';
import { Box, useText } from '@/kit';

interface DrawnFormProps {
  definition: FormDefinition;
  /** Only looked at: amid the inputs of another form nobody should have to pass through these. */
  inert?: boolean;
}

/** A form exactly as a page of the client's site draws it; nothing is sent. */
export function DrawnForm({ definition, inert = false }: DrawnFormProps) {
  const text = useText();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current) drawForm(host.current, definition, true);
  }, [definition]);
  return (
    <Box
      role="region"
      aria-label={text('crm.web-form.preview')}
      sx={{
        p: 5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 2,
        maxWidth: 640,
        bgcolor: 'background.paper',
      }}
    >
      <div ref={host} inert={inert} />
    </Box>
  );
}
