import CloseIcon from '@mui/icons-material/Close';
import { Button, IconButton, Paper, Stack, Typography } from '@mui/material';
import { type NotificationPayload, useNotificationContext, useTakeUndoableMutation } from 'ra-core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';

interface Shown extends NotificationPayload {
  key: number;
}

/** What can be done from a message, such as taking back what it tells. */
export interface MessageAction {
  label: string;
  run: () => void;
}

const actionOf = ({ notificationOptions }: NotificationPayload): MessageAction | undefined =>
  (notificationOptions as { action?: MessageAction } | undefined)?.action;

/** The messages of the moment, at most three, told to screen readers; errors stay until they are closed. */
export function Messages() {
  const text = useText();
  const { notifications, takeNotification } = useNotificationContext();
  const [shown, setShown] = useState<Shown[]>([]);
  const next = useRef(0);
  useEffect(() => {
    if (notifications.length === 0) return;
    const taken = takeNotification();
    if (!taken) return;
    next.current += 1;
    const key = next.current;
    setShown((before) => [...before.slice(-2), { ...taken, key }]);
  }, [notifications, takeNotification]);
  const close = useCallback((key: number) => setShown((all) => all.filter((each) => each.key !== key)), []);
  return (
    <Stack
      role="region"
      aria-label={text('app.notifications.messages')}
      aria-live="polite"
      aria-relevant="additions"
      sx={{
        position: 'fixed',
        insetInline: 16,
        // On a phone, above the bar of what can be done with a record.
        bottom: { xs: 'calc(76px + env(safe-area-inset-bottom))', sm: 16 },
        zIndex: 'snackbar',
        gap: 2,
        alignItems: 'center',
        pointerEvents: 'none',
      }}
    >
      {shown.map((message) => (
        <Message key={message.key} message={message} onClose={() => close(message.key)} />
      ))}
    </Stack>
  );
}

function Message({ message, onClose }: { message: Shown; onClose: () => void }) {
  const text = useText();
  const takeUndoable = useTakeUndoableMutation();
  const { type, notificationOptions } = message;
  const undoable = notificationOptions?.undoable === true;
  const action = actionOf(message);
  const settle = useCallback(
    (isUndo: boolean) => {
      if (undoable) takeUndoable()?.({ isUndo });
      onClose();
    },
    [undoable, takeUndoable, onClose],
  );
  const patience =
    notificationOptions?.autoHideDuration ?? (type === 'error' ? null : action || undoable ? 8000 : 4500);
  useEffect(() => {
    if (patience === null) return;
    const timer = setTimeout(() => settle(false), patience);
    return () => clearTimeout(timer);
  }, [patience, settle]);
  const words =
    typeof message.message === 'string'
      ? text(message.message, notificationOptions?.messageArgs)
      : message.message;
  return (
    <Paper
      role={type === 'error' ? 'alert' : 'status'}
      sx={(theme) => ({
        pointerEvents: 'auto',
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        maxWidth: 560,
        padding: '6px 6px 6px 14px',
        color: theme.vars?.palette.background.paper,
        backgroundColor: type === 'error' ? theme.vars?.palette.error.main : theme.vars?.palette.text.primary,
        boxShadow: '0 12px 32px rgba(15, 21, 19, 0.28)',
      })}
    >
      <Typography variant="body1" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {words}
      </Typography>
      {undoable && (
        <Button color="inherit" onClick={() => settle(true)}>
          {text('ra.action.undo')}
        </Button>
      )}
      {action && (
        <Button
          color="inherit"
          onClick={() => {
            action.run();
            onClose();
          }}
        >
          {text(action.label)}
        </Button>
      )}
      <IconButton color="inherit" aria-label={text('ra.action.close')} onClick={() => settle(false)}>
        <CloseIcon fontSize="small" />
      </IconButton>
    </Paper>
  );
}
