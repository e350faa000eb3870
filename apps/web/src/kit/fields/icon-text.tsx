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

interface IconTextProps {
  icon: Icon;
  /** The picture says what the words do not: it stays where there is little room. */
  telling?: boolean;
  children: ReactNode;
}

/** A word with the picture that one knows it by. */
export function IconText({ icon: Icon, telling = false, children }: IconTextProps) {
  return (
    <Line>
      <Icon aria-hidden data-telling={telling} />
      <span>{children}</span>
    </Line>
  );
}
