import { useState } from 'react';
import { Box, Button, PersonName, styled, useText } from '@/kit';
import { ShieldIcon } from '@/kit/icons';
import { users } from '../user.record';
import { ReferentsDialog } from './referents-dialog';
import { mostReferents, useReferents } from './use-referents';

const Bar = styled('section')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: '4px 16px',
  minHeight: 48,
  padding: '6px 20px',
  borderTop: `1px solid ${theme.vars?.palette.divider}`,
  backgroundColor: theme.vars?.palette.background.paper,
  '& > svg': { fontSize: 20, color: theme.vars?.palette.text.secondary },
  [theme.breakpoints.down('sm')]: { padding: '6px 12px' },
}));

/** Who may see HR data, always in sight of whoever administers users. */
export function ReferentsBar() {
  const text = useText();
  const { data, error } = useReferents();
  const [open, setOpen] = useState(false);
  // Who may not read them sees why in the list above.
  if (error && !data) return null;
  const title = text('identity.user.referents.title');
  return (
    <Bar aria-label={title}>
      <ShieldIcon aria-hidden />
      <strong>
        {text('identity.user.referents.count', { count: data?.length ?? '…', most: mostReferents })}
      </strong>
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          display: 'flex',
          flexWrap: 'wrap',
          gap: '2px 16px',
          '& > *': { display: { xs: 'none', sm: 'inline-flex' } },
        }}
      >
        {data?.map((user) => (
          <PersonName key={user.id} name={users.title({ ...user })} />
        ))}
        {data?.length === 0 && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {text('identity.user.referents.none')}
          </Box>
        )}
      </Box>
      <Button variant="outlined" disabled={!data} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text('identity.user.referents.manage')}
      </Button>
      {open && data && <ReferentsDialog referents={data} onClose={() => setOpen(false)} />}
    </Bar>
  );
}
