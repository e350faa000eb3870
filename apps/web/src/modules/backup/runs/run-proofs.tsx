import { Fragment } from 'react';
import { Stack, Typography, useText, When } from '@/kit';
import type { Run } from '../data/types';

/** What was found out about a copy and when; nothing where nothing was. */
function proofsOf({ verifiedAt, contentsProvenAt, restoreProvenAt, restoreProvenOn, secondSiteAt }: Run) {
  const version = restoreProvenOn ?? '';
  return [
    { id: 'read', at: verifiedAt },
    { id: 'contents', at: contentsProvenAt },
    { id: 'restore', at: restoreProvenAt, version },
    { id: 'site', at: secondSiteAt },
  ].flatMap(({ at, ...rest }) => (at ? [{ ...rest, at }] : []));
}

/** The same in the few words that fit beside a copy. Whoever proves more than its bytes has read them too. */
export function RunProofs({ run }: { run: Run }) {
  const text = useText();
  const isProved = run.contentsProvenAt !== null || run.restoreProvenAt !== null;
  return (
    <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
      {proofsOf(run)
        .filter(({ id }) => !(id === 'read' && isProved))
        .map(({ id, at }, index) => (
          <Fragment key={id}>
            {index > 0 && ' · '}
            {text(`backups.proof.${id}`)} {id !== 'site' && <When at={at} />}
          </Fragment>
        ))}
    </Typography>
  );
}

/** The same in whole sentences. */
export function ProofSentences({ run }: { run: Run }) {
  const text = useText();
  const proofs = proofsOf(run);
  if (proofs.length === 0) return null;
  return (
    <Stack component="ul" aria-label={text('backups.proof.title')} sx={{ m: 0, pl: 5, gap: 1 }}>
      {proofs.map(({ id, at, version = '' }) => (
        <li key={id}>
          {text(`backups.proof.long.${id}`, { version })} <When at={at} />
        </li>
      ))}
    </Stack>
  );
}
