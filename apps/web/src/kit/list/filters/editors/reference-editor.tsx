import { Box, Checkbox, FormControlLabel, FormGroup, Skeleton, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useText } from '@/i18n/use-text';
import { RecordLabel } from '../../../fields/record-label';
import { LinkTabStop } from '../../../fields/value-link';
import { useReferenceSearch } from '../../../inputs/reference-search';
import { me } from '../filter-codec';
import type { EditorProps } from './filter-editor';

/** Any of some records of another kind, found by what they are called. */
export function ReferenceEditor({ field, filter, onChange }: EditorProps) {
  const text = useText();
  const to = field.to as string;
  const [typed, setTyped] = useState('');
  const { options, waiting } = useReferenceSearch(to, typed, true);
  const chosen = filter?.kind === 'any' ? filter.values : [];
  // Those that were chosen when this opened stay on top, whether they are still chosen or not.
  const [kept] = useState(chosen);
  const turn = (id: string, on: boolean) => {
    const values = on ? [...chosen, id] : chosen.filter((each) => each !== id);
    onChange(values.length > 0 ? { kind: 'any', values } : undefined);
  };
  const item = (id: string, label: React.ReactNode) => (
    <FormControlLabel
      key={id}
      control={<Checkbox size="small" checked={chosen.includes(id)} onChange={(_, on) => turn(id, on)} />}
      label={label}
      slotProps={{ typography: { noWrap: true, component: 'div' } }}
      sx={{ '& > :last-child': { minWidth: 0 } }}
    />
  );
  return (
    <>
      <TextField
        autoFocus
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder={text('list.filter.search')}
        slotProps={{ htmlInput: { 'aria-label': text('list.filter.search') } }}
      />
      <FormGroup sx={{ mt: 1, height: 264, overflowY: 'auto', flexWrap: 'nowrap' }}>
        <LinkTabStop value={-1}>
          {to === 'identity.user' && !typed && item(me, text('list.filter.me'))}
          {!typed && kept.filter((id) => id !== me).map((id) => item(id, <RecordLabel name={to} id={id} />))}
          {options.filter(({ id }) => typed || !kept.includes(id)).map(({ id, title }) => item(id, title))}
          {waiting && options.length === 0 && [0, 1, 2].map((each) => <Skeleton key={each} height={36} />)}
          {!waiting && options.length === 0 && (
            <Box sx={{ p: 2 }}>
              <Typography color="textSecondary">{text('list.filter.nothing')}</Typography>
            </Box>
          )}
        </LinkTabStop>
      </FormGroup>
    </>
  );
}
