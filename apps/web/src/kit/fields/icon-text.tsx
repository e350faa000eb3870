import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Icon } from '../records/define-record';

const Line = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 7,
  maxWidth: '100%',
  minWidth: 0,
  verticalAlign: 'middle',
  '& > svg': { flex: 'none', fontSize: 17, color: theme.vars?.palette.text.secondary },
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));

/** A word with the picture that one knows it by. */
export function IconText({ icon: Icon, children }: { icon: Icon; children: ReactNode }) {
  return (
    <Line>
      <Icon aria-hidden />
      <span>{children}</span>
    </Line>
  );
}
