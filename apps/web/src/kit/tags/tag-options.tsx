import AddIcon from '@mui/icons-material/AddOutlined';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/use-text';
import { TagChip } from './tag-chip';
import type { Tag } from './use-tags';

/** A tag that can be chosen; one without `tag` would be made. */
export interface TagOption {
  id: string;
  name: string;
  tag?: Tag | undefined;
}

/** What a new tag would be called. */
export function Creation({ children }: { children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{ display: 'flex', alignItems: 'center', gap: 2, color: 'primary.main', fontWeight: 600 }}
    >
      <AddIcon fontSize="small" aria-hidden />
      {children}
    </Box>
  );
}

/** A tag that was chosen, with what takes it off. */
export function Chosen({ option, onRemove }: { option: TagOption; onRemove: (event: unknown) => void }) {
  const text = useText();
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', maxWidth: '100%', minWidth: 0 }}
    >
      <TagChip name={option.name} colour={option.tag?.colour ?? 'grey'} />
      <Box
        component="button"
        type="button"
        tabIndex={-1}
        aria-label={text('tags.takeOff', { name: option.name })}
        onClick={onRemove}
        sx={{
          display: 'inline-grid',
          placeItems: 'center',
          width: 24,
          height: 24,
          p: 0,
          border: 0,
          borderRadius: '50%',
          bgcolor: 'transparent',
          color: 'text.secondary',
          cursor: 'pointer',
          '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
          '@media (pointer: coarse)': { width: 36, height: 36 },
        }}
      >
        <CloseIcon sx={{ fontSize: 14 }} />
      </Box>
    </Box>
  );
}
