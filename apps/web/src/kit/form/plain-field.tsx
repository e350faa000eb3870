import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { IconButton, InputAdornment, Link, OutlinedInput, Typography } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { describedBy, InputFrame } from '../inputs/input-frame';

interface PlainFieldProps {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  autoFocus?: boolean;
  minLength?: number;
  maxLength?: number;
  /** What it holds at first. */
  value?: string;
  readOnly?: boolean;
  /** May stay empty. */
  optional?: boolean;
  help?: string;
}

/** A native field of a `PlainForm`; a password can be shown. */
export function PlainField({
  name,
  label,
  type = 'text',
  autoComplete,
  autoFocus,
  minLength,
  maxLength,
  value,
  readOnly,
  optional,
  help,
}: PlainFieldProps) {
  const text = useText();
  const [visible, setVisible] = useState(false);
  const reveal = type === 'password' && (
    <InputAdornment position="end">
      <IconButton
        edge="end"
        aria-pressed={visible}
        aria-label={text('app.password.show')}
        onClick={() => setVisible(!visible)}
      >
        {visible ? <VisibilityOffIcon fontSize="small" /> : <VisibilityIcon fontSize="small" />}
      </IconButton>
    </InputAdornment>
  );
  const id = useId();
  return (
    <InputFrame id={id} source={name} label={label} help={help}>
      <OutlinedInput
        id={id}
        fullWidth
        name={name}
        type={visible ? 'text' : type}
        autoComplete={autoComplete}
        autoFocus={autoFocus ?? false}
        defaultValue={value}
        readOnly={readOnly ?? false}
        {...(readOnly && { sx: { color: 'text.secondary', bgcolor: 'action.hover' } })}
        endAdornment={reveal || undefined}
        inputProps={{
          required: !optional,
          minLength,
          maxLength,
          spellCheck: false,
          autoCapitalize: autoComplete.endsWith('-name') ? 'words' : 'none',
          'aria-describedby': describedBy(id, { help }),
        }}
      />
    </InputFrame>
  );
}

/** A link that asks for little attention. */
export function QuietLink({ to, label, onClick }: { to: string; label: string; onClick?: () => void }) {
  return (
    <Link
      component={RouterLink}
      to={to}
      onClick={onClick}
      variant="body1"
      sx={{ alignSelf: 'center', py: 1 }}
    >
      {label}
    </Link>
  );
}

export function Prose({ children }: { children: ReactNode }) {
  return (
    <Typography color="textSecondary" component="div">
      {children}
    </Typography>
  );
}
