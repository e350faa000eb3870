import type { ReactNode } from 'react';
import { Stack, Typography, useText, When } from '@/kit';
import type { Run } from '../data/types';

/** What was found out about a copy and when, a line each; nothing where nothing was. */
function useProofs({ verifiedAt, contentsProvenAt, restoreProvenAt, restoreProvenOn, secondSiteAt }: Run) {
  const text = useText();
  const version = restoreProvenOn ?? '';
  return [
    { id: 'read', words: text('backups.proof.read'), at: verifiedAt },
    { id: 'contents', words: text('backups.proof.contents'), at: contentsProvenAt },
    { id: 'restore', words: text('backups.proof.restore'), at: restoreProvenAt, version },
    { id: 'site', words: text('backups.proof.site'), at: secondSiteAt },
  ].flatMap(({ at, ...rest }) => (at ? [{ ...rest, at }] : []));
}

/** The same in the few words that fit beside a copy. */
export function RunProofs({ run }: { run: Run }) {
  return (
    <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {useProofs(run).map(({ id, words, at }) => (
        <Typography key={id} component="li" variant="body2" color="textSecondary">
          {words} <When at={at} />
        </Typography>
      ))}
    </Stack>
  );
}

/** The same in whole sentences. */
export function ProofSentences({ run }: { run: Run }) {
  const text = useText();
  const line = (id: string, at: string, version = ''): ReactNode => (
    <li key={id}>
      {text(`backups.proof.long.${id}`, { version })} <When at={at} />
    </li>
  );
  const proofs = useProofs(run);
  if (proofs.length === 0) return null;
  return (
    <Stack
      component="ul"
      aria-label={text('backups.proof.title')}
      sx={{ m: 0, pl: 5, gap: 1, typography: 'body1' }}
    >
      {proofs.map(({ id, at, version }) => line(id, at, version))}
    </Stack>
  );
}
