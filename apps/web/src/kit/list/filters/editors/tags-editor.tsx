import {
  Checkbox,
  FormControlLabel,
  FormGroup,
  MenuItem,
  Skeleton,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useText } from '@/i18n/use-text';
import { fold } from '../../../inputs/fold';
import { TagChip } from '../../../tags/tag-chip';
import { useTags } from '../../../tags/use-tags';
import type { EditorProps } from './filter-editor';

const ways = ['any', 'all', 'none'] as const;
type Way = (typeof ways)[number];

/** From this many tags on, people type to find one. */
const many = 9;

/** Any of some tags, all of them, or none. */
export function TagsEditor({ filter, onChange }: EditorProps) {
  const text = useText();
  const { tags } = useTags();
  const [typed, setTyped] = useState('');
  const given = filter && 'values' in filter ? filter : undefined;
  const [way, setWay] = useState<Way>(given?.kind ?? 'any');
  const chosen = given?.values ?? [];
  const ask = (kind: Way, values: readonly string[]) =>
    onChange(values.length > 0 ? { kind, values } : undefined);
  const found = tags?.filter(({ name }) => fold(name).includes(fold(typed)));
  return (
    <>
      <TextField
        select
        label={text('tags.filter.way')}
        value={way}
        onChange={({ target }) => {
          setWay(target.value as Way);
          ask(target.value as Way, chosen);
        }}
      >
        {ways.map((each) => (
          <MenuItem key={each} value={each}>
            {text(`tags.filter.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      {(tags?.length ?? 0) >= many && (
        <TextField
          autoFocus
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          placeholder={text('list.filter.search')}
          slotProps={{ htmlInput: { 'aria-label': text('list.filter.search') } }}
        />
      )}
      <FormGroup sx={{ maxHeight: 264, overflowY: 'auto', flexWrap: 'nowrap' }}>
        {!tags && [0, 1, 2].map((each) => <Skeleton key={each} height={36} />)}
        {found?.map(({ id, name, colour }) => (
          <FormControlLabel
            key={id}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(id)}
                onChange={(_, on) => ask(way, on ? [...chosen, id] : chosen.filter((each) => each !== id))}
              />
            }
            label={<TagChip name={name} colour={colour} />}
          />
        ))}
        {found?.length === 0 && <Typography color="textSecondary">{text('list.filter.nothing')}</Typography>}
      </FormGroup>
    </>
  );
}
