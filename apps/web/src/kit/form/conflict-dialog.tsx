import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useLanguage, useLocalText, useText } from '@/i18n/use-text';
import { FieldValue } from '../fields/field-value';
import { useRecordTitle } from '../fields/record-label';
import { OptionCards } from '../inputs/option-cards';
import { type AnyRecord, fieldOf, type RecordScreens } from '../records/define-record';
import type { Conflict } from './three-way-merge';
import type { PendingConflict } from './use-record-form';

type Side = 'mine' | 'theirs';

interface ConflictDialogProps {
  screens: RecordScreens;
  pending: PendingConflict;
  onChoose: (choices: Record<string, Side>) => void;
  onClose: () => void;
}

/** Two people changed the same fields: both values, what was there before, and a choice for each field. */
export function ConflictDialog({ screens, pending, onChoose, onClose }: ConflictDialogProps) {
  const text = useText();
  const id = useId();
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const { conflicts } = pending.merge;
  const byWhom = useByWhom(pending.current);
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="md" fullWidth>
      <DialogTitle id={id}>{text('form.conflict.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 5 }}>
        <Typography>{text('form.conflict.content', { smart_count: conflicts.length })}</Typography>
        {conflicts.map((conflict) => (
          <Choice
            key={conflict.field}
            screens={screens}
            conflict={conflict}
            current={pending.current}
            byWhom={byWhom}
            side={choices[conflict.field] ?? 'mine'}
            onChange={(side) => setChoices({ ...choices, [conflict.field]: side })}
          />
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('ra.action.cancel')}</Button>
        <Button variant="contained" onClick={() => onChoose(choices)}>
          {text(pending.saves ? 'form.conflict.save' : 'form.conflict.merge')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface ChoiceProps {
  screens: RecordScreens;
  conflict: Conflict;
  current: AnyRecord;
  byWhom: string;
  side: Side;
  onChange: (side: Side) => void;
}

function Choice({ screens, conflict, current, byWhom, side, onChange }: ChoiceProps) {
  const text = useText();
  const local = useLocalText();
  const id = useId();
  const { field, before, mine, theirs } = conflict;
  const value = (given: unknown) => (
    <FieldValue screens={screens} name={field} record={{ ...current, [field]: given }} />
  );
  const options = [
    { key: 'mine' as const, title: text('form.conflict.mine'), given: mine },
    { key: 'theirs' as const, title: `${text('form.conflict.theirs')} (${byWhom})`, given: theirs },
  ];
  return (
    <Box>
      <Typography id={id} sx={{ fontWeight: 650 }}>
        {local(fieldOf(screens, field).label)}
      </Typography>
      <Box sx={{ mt: 2 }}>
        <OptionCards
          labelledBy={id}
          value={side}
          onChange={(next) => onChange(next as Side)}
          columns={2}
          options={options.map(({ key, title, given }) => ({
            value: key,
            content: (
              <>
                <Typography variant="caption" color="textSecondary" component="div">
                  {title}
                </Typography>
                {value(given)}
              </>
            ),
          }))}
        />
      </Box>
      <Typography variant="caption" color="textSecondary" component="div" sx={{ mt: 2 }}>
        {text('form.conflict.before')}
        {value(before)}
      </Typography>
    </Box>
  );
}

/** Who stored a record last, and when, as far as it tells. */
export function useByWhom(record: AnyRecord): string {
  const text = useText();
  const language = useLanguage();
  const user = record['updatedBy'];
  const title = useRecordTitle('identity.user', typeof user === 'string' ? user : undefined);
  const who = title?.title ?? text('form.conflict.someone');
  const at = Date.parse(String(record['updatedAt']));
  if (Number.isNaN(at)) return who;
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr', {
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
  return text('form.conflict.at', { who, date });
}
