import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  Stack,
  TextField,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { type ApiProblem, download } from '@/api/http';
import { useText } from '@/i18n/use-text';
import { useList } from '../list-context';

/** Fewest characters that say why HR data is taken out; the server asks for as many. */
const shortestReason = 5;

/** Writes the result of the list to a file: the same filters, search and order. HR data is never taken out without a reason. */
export function ExportDialog({ ids, onClose }: { ids?: readonly string[] | undefined; onClose: () => void }) {
  const text = useText();
  const titleId = useId();
  const { screens, state, filter, layout, rows } = useList();
  const { path, vault } = screens.meta;
  const [format, setFormat] = useState('xlsx');
  const [fields, setFields] = useState('shown');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const count = ids?.length ?? rows.total ?? 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await download(`${path}/exports`, {
        method: 'POST',
        body: {
          format,
          ...(fields === 'shown' && { fields: layout.columns }),
          query: {
            ...filter,
            ...(ids && { id: ids.join(',') }),
            sort: state.sort.field,
            order: state.sort.order.toLowerCase(),
          },
          ...(reason.trim() && { reason: reason.trim() }),
        },
      });
      onClose();
    } catch (error) {
      setProblem((error as ApiProblem).message);
    } finally {
      setBusy(false);
    }
  };
  const choice = (
    label: string,
    value: string,
    set: (value: string) => void,
    options: Record<string, string>,
  ) => (
    <div>
      <FormLabel id={`${titleId}-${label}`}>{text(label)}</FormLabel>
      <RadioGroup row aria-labelledby={`${titleId}-${label}`} value={value} onChange={(_, next) => set(next)}>
        {Object.entries(options).map(([each, word]) => (
          <FormControlLabel key={each} value={each} control={<Radio size="small" />} label={text(word)} />
        ))}
      </RadioGroup>
    </div>
  );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id={titleId}>{text('list.export.title', { smart_count: count })}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 3 }}>
            {problem && <Alert severity="error">{problem}</Alert>}
            {choice('list.export.format', format, setFormat, {
              xlsx: 'list.export.xlsx',
              csv: 'list.export.csv',
            })}
            {choice('list.export.columns', fields, setFields, {
              shown: 'list.export.shown',
              all: 'list.export.all',
            })}
            {vault && (
              <TextField
                required
                multiline
                minRows={2}
                label={text('list.export.reason')}
                helperText={text('list.export.why')}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
                slotProps={{ htmlInput: { maxLength: 500 } }}
              />
            )}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('ra.action.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            loading={busy}
            disabled={count === 0 || (vault && reason.trim().length < shortestReason)}
          >
            {text('list.export.action')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
