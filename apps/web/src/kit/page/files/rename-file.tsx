import { CircularProgress, FormHelperText } from '@mui/material';
import { useId, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { Control } from '../../inputs/control';
import { splitName } from './file-facts';

interface RenameFileProps {
  name: string;
  pending: boolean;
  refused?: string | undefined;
  onSave: (name: string) => void;
  onCancel: () => void;
}

/** The name of a file as an input; its ending stays, as the server wants it. */
export function RenameFile({ name, pending, refused, onSave, onCancel }: RenameFileProps) {
  const text = useText();
  const errorId = useId();
  const [stem, ending] = splitName(name);
  const [value, setValue] = useState(stem);
  const save = () => {
    if (pending) return;
    const typed = value.trim();
    // Some write the ending too: it is there already.
    const next = ending && typed.toLowerCase().endsWith(ending.toLowerCase()) ? splitName(typed)[0] : typed;
    if (next === '' || next === stem) onCancel();
    else onSave(next + ending);
  };
  return (
    <>
      <Control
        autoFocus
        value={value}
        error={refused !== undefined}
        readOnly={pending}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setValue(event.target.value)}
        onBlur={() => refused === undefined && save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
        endAdornment={pending ? <CircularProgress size={16} /> : ending}
        inputProps={{
          'aria-label': text('page.files.newName', { name }),
          'aria-describedby': refused ? errorId : undefined,
          'aria-invalid': refused ? true : undefined,
          maxLength: 195,
        }}
      />
      {refused && (
        <FormHelperText id={errorId} error role="alert">
          {refused}
        </FormHelperText>
      )}
    </>
  );
}
