import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { createContext, type ReactNode, useCallback, useContext, useId, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';

export interface Question {
  title: string;
  /** What follows from it. */
  content?: ReactNode;
  /** What the button says; a verb. */
  confirm: string;
  danger?: boolean;
}

type Ask = (question: Question) => Promise<boolean>;

const Context = createContext<Ask>(async () => false);

/** Asks before something that cannot be taken back: `if (await confirm({ … })) …`. Texts are already worded. */
export const useConfirm = (): Ask => useContext(Context);

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const text = useText();
  const [question, setQuestion] = useState<Question>();
  const [open, setOpen] = useState(false);
  const answer = useRef<(agreed: boolean) => void>(undefined);
  const titleId = useId();
  const ask = useCallback<Ask>(
    (next) =>
      new Promise((resolve) => {
        answer.current = resolve;
        setQuestion(next);
        setOpen(true);
      }),
    [],
  );
  const settle = (agreed: boolean) => {
    setOpen(false);
    answer.current?.(agreed);
  };
  return (
    <Context.Provider value={ask}>
      {children}
      <Dialog open={open} onClose={() => settle(false)} aria-labelledby={titleId} maxWidth="xs" fullWidth>
        <DialogTitle id={titleId}>{question?.title}</DialogTitle>
        {question?.content && (
          <DialogContent>
            <DialogContentText component="div">{question.content}</DialogContentText>
          </DialogContent>
        )}
        <DialogActions>
          <Button onClick={() => settle(false)} autoFocus>
            {text('ra.action.cancel')}
          </Button>
          <Button
            variant="contained"
            color={question?.danger ? 'error' : 'primary'}
            onClick={() => settle(true)}
          >
            {question?.confirm}
          </Button>
        </DialogActions>
      </Dialog>
    </Context.Provider>
  );
}
