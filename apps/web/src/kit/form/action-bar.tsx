import { Box, Button, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useText } from '@/i18n/use-text';

const Bar = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  zIndex: 5,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-end',
  flexWrap: 'wrap',
  gap: 8,
  marginTop: 4,
  paddingBlock: '10px max(10px, env(safe-area-inset-bottom))',
  borderTop: `1px solid ${theme.vars?.palette.divider}`,
  backgroundColor: theme.vars?.palette.background.default,
  '@media (pointer: coarse)': { '& button': { minHeight: 44 } },
}));

interface ActionBarProps {
  busy: boolean;
  unsaved: boolean;
  onSave: () => void;
  onSaveAndNew?: (() => void) | undefined;
  onCancel: () => void;
}

/** What can be done with a form, always in sight. */
export function ActionBar({ busy, unsaved, onSave, onSaveAndNew, onCancel }: ActionBarProps) {
  const text = useText();
  return (
    <Bar>
      <Box role="status" sx={{ flex: '1 1 auto', display: { xs: 'none', sm: 'block' } }}>
        {unsaved && (
          <Typography variant="body2" color="textSecondary">
            {text('form.action.unsaved')}
          </Typography>
        )}
      </Box>
      <Button onClick={onCancel}>{text('form.action.cancel')}</Button>
      {onSaveAndNew && (
        <Button
          variant="outlined"
          onClick={onSaveAndNew}
          disabled={busy}
          title={text('form.action.saveAndNew')}
        >
          {text('form.action.saveAndNewShort')}
        </Button>
      )}
      <Button
        variant="contained"
        onClick={onSave}
        loading={busy}
        title={text('form.action.shortcut')}
        aria-keyshortcuts="Control+S Control+Enter"
      >
        {text('form.action.save')}
      </Button>
    </Bar>
  );
}
