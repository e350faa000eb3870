import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { request } from '@/api/http';
import { Box, Button, Card, ErrorState, RowSkeletons, Stack, Typography, useText } from '@/kit';

interface FormSnippets {
  script: string;
  html: string;
  page: string;
}

/** What the client's webmaster puts into the site, in two versions, and the address of the form's own page. */
export function Snippets({ formId }: { formId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['crm/web-forms', 'snippets', formId],
    queryFn: ({ signal }) => request<FormSnippets>(`crm/web-forms/${formId}/snippets`, { signal }),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <RowSkeletons count={6} />;
  return (
    <Stack sx={{ gap: 4 }}>
      <Snippet name="script" code={data.script} />
      <Snippet name="html" code={data.html} />
      <Snippet name="page" code={data.page} />
    </Stack>
  );
}

function Snippet({ name, code }: { name: string; code: string }) {
  const text = useText();
  const notify = useNotify();
  const title = text(`crm.web-form.snippets.${name}`);
  return (
    <Card
      title={title}
      actions={
        <Button
          variant="outlined"
          aria-label={text('crm.web-form.copy', { title })}
          onClick={async () => {
            await navigator.clipboard.writeText(code);
            notify('app.copied', { type: 'info' });
          }}
        >
          {text('app.copy')}
        </Button>
      }
    >
      <Typography color="textSecondary" sx={{ mb: 3 }}>
        {text(`crm.web-form.snippets.${name}Help`)}
      </Typography>
      <Box
        component="pre"
        // What scrolls must be reached by the keyboard.
        tabIndex={0}
        role="region"
        aria-label={title}
        sx={{
          m: 0,
          p: 3,
          maxHeight: 320,
          overflow: 'auto',
          fontSize: 13,
          bgcolor: 'background.default',
          borderRadius: 2,
        }}
      >
        {code}
      </Box>
    </Card>
  );
}
