import { Box, Switch, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { InputNotes, labelId } from './input-frame';
import { type KitInputOptions, useKitInput } from './use-kit-input';
import { visuallyHidden } from './visually-hidden';

const Toggle = styled(Switch)(({ theme }) => ({
  width: 36,
  height: 20,
  padding: 0,
  flexShrink: 0,
  '& .MuiSwitch-switchBase': {
    padding: 3,
    '&.Mui-checked': { transform: 'translateX(16px)', color: theme.vars?.palette.primary.contrastText },
    '&.Mui-checked + .MuiSwitch-track': { opacity: 1, borderColor: 'transparent' },
    '&.Mui-focusVisible + .MuiSwitch-track': {
      outline: `2px solid ${theme.vars?.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  '& .MuiSwitch-thumb': { width: 14, height: 14, boxShadow: 'none' },
  '& .MuiSwitch-switchBase:not(.Mui-checked) .MuiSwitch-thumb': {
    backgroundColor: theme.vars?.palette.text.secondary,
  },
  '& .MuiSwitch-track': {
    borderRadius: 10,
    opacity: 1,
    boxSizing: 'border-box',
    border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
  },
  '& .MuiSwitch-switchBase:not(.Mui-checked) + .MuiSwitch-track': {
    opacity: 1,
    backgroundColor: 'transparent',
  },
}));

/** Yes or no. */
export function SwitchControl(options: KitInputOptions) {
  const { id, name, value, set, blur, ref, error, aria, frame } = useKitInput<boolean>(options);
  return (
    <Box data-source={frame.source} sx={{ minWidth: 0, alignSelf: 'end' }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 3,
          minHeight: 36,
          '@media (pointer: coarse)': { minHeight: 44 },
        }}
      >
        <Toggle
          id={id}
          name={name}
          checked={value === true}
          onChange={(_, checked) => set(checked)}
          onBlur={blur}
          autoFocus={options.autoFocus}
          disabled={options.disabled}
          slotProps={{ input: { ref, role: 'switch', ...aria, 'aria-required': undefined } }}
        />
        <Typography
          component="label"
          htmlFor={id}
          id={labelId(id)}
          sx={frame.compact ? visuallyHidden : { cursor: 'pointer' }}
        >
          {frame.label}
        </Typography>
      </Box>
      <InputNotes id={id} help={frame.help} error={error} />
    </Box>
  );
}
