import { Box, Button, FormHelperText, Stack, Typography } from '@mui/material';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { Control } from '../../inputs/control';
import { MentionList } from './mention-list';
import { mentionsIn } from './mentions';
import { type CommentWords, useColleagues } from './use-activity';
import { useMentions } from './use-mentions';

/** Characters that the server takes. */
const longest = 10_000;
const command = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

interface CommentBoxProps {
  initial?: string;
  autoFocus?: boolean;
  pending: boolean;
  /** What the server refused; already worded. */
  refused?: string | undefined;
  /** i18n key of the button. */
  action: string;
  onSend: (words: CommentWords) => void;
  onCancel?: () => void;
  /** Told what is written, so that it is not lost when the box goes. */
  onDraft?: (text: string) => void;
}

/** A comment being written: `@` addresses a colleague, Ctrl+Enter sends. */
export function CommentBox(props: CommentBoxProps) {
  const { initial = '', autoFocus = false, pending, refused, action, onSend, onCancel, onDraft } = props;
  const text = useText();
  const [value, setValue] = useState(initial);
  const input = useRef<HTMLTextAreaElement>(null);
  const errorId = useId();
  const colleagues = useColleagues();
  const write = (next: string) => {
    setValue(next);
    onDraft?.(next);
  };
  const mentions = useMentions({ input, value, onChange: write, colleagues });
  const words = value.trim();
  const tooLong = words.length > longest;
  const send = () => {
    if (words === '' || tooLong || pending) return;
    onSend({ text: words, mentions: mentionsIn(words, colleagues) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (mentions.onKey(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  };
  const error = tooLong ? text('page.comment.tooLong', { max: longest }) : refused;
  return (
    <Box sx={{ position: 'relative', mb: 5 }}>
      <Box sx={{ position: 'relative' }}>
        <Control
          multiline
          minRows={2}
          maxRows={14}
          autoFocus={autoFocus}
          value={value}
          inputRef={input}
          error={error !== undefined}
          readOnly={pending}
          placeholder={text('page.comment.placeholder')}
          onChange={(event) => {
            write(event.target.value);
            mentions.follow();
          }}
          onSelect={mentions.follow}
          onKeyDown={onKeyDown}
          onBlur={mentions.close}
          inputProps={{
            'aria-label': text('page.comment.label'),
            'aria-describedby': error ? errorId : undefined,
            'aria-invalid': error ? true : undefined,
            ...mentions.aria,
          }}
        />
        {mentions.open && (
          <MentionList
            id={mentions.listId}
            colleagues={mentions.found}
            chosen={mentions.chosen}
            onChoose={mentions.choose}
          />
        )}
      </Box>
      {error && (
        <FormHelperText id={errorId} error role="alert">
          {error}
        </FormHelperText>
      )}
      <Stack direction="row" sx={{ gap: 2, mt: 2, alignItems: 'center' }}>
        <Button variant="contained" onClick={send} disabled={words === '' || tooLong} loading={pending}>
          {text(action)}
        </Button>
        {onCancel && <Button onClick={onCancel}>{text('page.inline.cancel')}</Button>}
        <Typography
          variant="caption"
          color="textSecondary"
          sx={{ '@media (pointer: coarse)': { display: 'none' } }}
        >
          {text('page.comment.hint', { command })}
        </Typography>
      </Stack>
    </Box>
  );
}
