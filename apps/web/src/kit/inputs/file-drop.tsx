import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Typography } from '@mui/material';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useLanguage, useText } from '@/i18n/use-text';
import { radius } from '@/theme/tokens';
import { accepts, fileSize } from './file-rules';
import { describedBy } from './input-frame';

export interface FileDropProps {
  /** Key of the texts. */
  label: string;
  help?: string;
  /** As in HTML: `.csv,image/*`. */
  accept?: string;
  multiple?: boolean;
  /** Bytes. */
  maxSize?: number;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** A place to drop files on, or to choose them; files that are too large or of another kind are refused here. */
export function FileDrop({
  label,
  help,
  accept = '',
  multiple = false,
  maxSize,
  disabled,
  onFiles,
}: FileDropProps) {
  const text = useText();
  const language = useLanguage();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [error, setError] = useState<string>();
  const note = help && text(help, { _: help });

  const take = (given: FileList | null) => {
    const files = [...(given ?? [])].slice(0, multiple ? undefined : 1);
    const wrong = files.find((file) => !accepts(file, accept));
    const large = files.find((file) => maxSize !== undefined && file.size > maxSize);
    if (wrong) setError(text('form.file.wrongKind', { name: wrong.name, accept }));
    else if (large)
      setError(text('form.file.tooLarge', { name: large.name, size: fileSize(maxSize ?? 0, language) }));
    else {
      setError(undefined);
      if (files.length > 0) onFiles(files);
    }
    if (chooser.current) chooser.current.value = '';
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files);
  };
  return (
    <Box>
      <Box
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'center',
          gap: 3,
          p: 5,
          border: '1px dashed',
          borderColor: over ? 'primary.main' : 'text.disabled',
          borderRadius: `${radius.medium}px`,
          bgcolor: over ? 'action.selected' : 'transparent',
        }}
      >
        <UploadIcon aria-hidden sx={{ color: 'text.secondary' }} />
        <Typography color="textSecondary">
          {text(multiple ? 'form.file.dropMany' : 'form.file.drop')}
        </Typography>
        <Button
          variant="outlined"
          disabled={disabled ?? false}
          onClick={() => chooser.current?.click()}
          aria-describedby={describedBy(id, { help: note, error })}
        >
          {text(label, { _: label })}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept={accept}
          multiple={multiple}
          onChange={(event) => take(event.target.files)}
        />
      </Box>
      {note && (
        <Typography
          id={`${id}-help`}
          variant="caption"
          color="textSecondary"
          component="p"
          sx={{ m: 0, mt: 1 }}
        >
          {note}
        </Typography>
      )}
      {error && (
        <Typography
          id={`${id}-error`}
          role="alert"
          variant="caption"
          component="p"
          sx={{ m: 0, mt: 1, color: 'error.main' }}
        >
          {error}
        </Typography>
      )}
    </Box>
  );
}
