import { useMutation } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { type ApiProblem, request } from '@/api/http';
import { Box, Button, FileDrop, Stack, styled, Typography, useConfirm, useText } from '@/kit';
import { ImageIcon } from '@/kit/icons';
import { type Company, companyPath } from '../save-company';
import { useTakeCompany } from '../use-company';

const mostBytes = 512 * 1024;

const Preview = styled('div')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  width: '100%',
  height: 132,
  padding: 16,
  borderRadius: 8,
  border: `1px solid ${theme.vars?.palette.divider}`,
  // Logos are drawn for paper.
  backgroundColor: '#ffffff',
  '& img': { maxWidth: '100%', maxHeight: '100%', objectFit: 'contain' },
  '& svg': { fontSize: 40, color: '#847f73' },
}));

/** The logo as it is, and the place to drop another one. */
export function Logo({ version, writable }: { version: string | null; writable: boolean }) {
  const text = useText();
  const notify = useNotify();
  const confirm = useConfirm();
  const take = useTakeCompany();
  const change = useMutation<Company, ApiProblem, File | undefined>({
    mutationFn: (file) =>
      file
        ? request(`${companyPath}/logo`, { method: 'PUT', body: file })
        : request(`${companyPath}/logo`, { method: 'DELETE' }),
    onSuccess: async (company) => {
      await take(company);
      notify('workspace.company.saved', { type: 'success' });
    },
    onError: ({ message }) => notify(message, { type: 'error' }),
  });
  const remove = async () => {
    const title = text('workspace.company.logo.remove');
    const content = text('workspace.company.logo.removeWhy');
    if (await confirm({ title, content, confirm: title, danger: true })) change.mutate(undefined);
  };
  return (
    <Stack sx={{ gap: 3 }}>
      <Typography variant="h3">{text('workspace.company.logo.title')}</Typography>
      <Preview>
        {version ? (
          <img
            src={`/api/workspace/branding/logo?v=${version}`}
            alt={text('workspace.company.logo.current')}
          />
        ) : (
          <Box sx={{ textAlign: 'center', color: '#67635a' }}>
            <ImageIcon aria-hidden />
            <div>{text('workspace.company.logo.none')}</div>
          </Box>
        )}
      </Preview>
      {writable && (
        <FileDrop
          label="workspace.company.logo.choose"
          help="workspace.company.logo.help"
          accept="image/png,image/jpeg,image/webp"
          maxSize={mostBytes}
          disabled={change.isPending}
          onFiles={([file]) => file && change.mutate(file)}
        />
      )}
      {writable && version && (
        <Button color="error" onClick={() => void remove()} sx={{ alignSelf: 'flex-start' }}>
          {text('workspace.company.logo.remove')}
        </Button>
      )}
    </Stack>
  );
}
