import { Autocomplete, Box, CircularProgress } from '@mui/material';
import { type Ref, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useText } from '@/i18n/use-text';
import { Control } from '../inputs/control';
import { fold } from '../inputs/fold';
import { TagChip } from './tag-chip';
import { Chosen, Creation, type TagOption } from './tag-options';
import { useCreateTag, useTags } from './use-tags';

export interface TagsBoxProps {
  id: string;
  /** Already worded. */
  label: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  onBlur?: () => void;
  /** False: only tags that are there can be chosen. */
  creates?: boolean;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  error?: boolean;
  aria?: object;
  name?: string;
}

const creation = ' create';
const longest = 50;
const mayBeName = (typed: string): boolean =>
  typed.length > 0 && typed.length <= longest && !/[,;]/.test(typed);

/** Tags, found by typing; one that does not exist yet is created on the spot by who may. */
export function TagsBox({ creates = true, ...props }: TagsBoxProps) {
  const { id, label, value, onChange, onBlur, autoFocus, disabled, inputRef, aria, name } = props;
  const text = useText();
  const { tags, byId, error } = useTags();
  const create = useCreateTag();
  const [typed, setTyped] = useState('');
  const [making, setMaking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const wanted = typed.trim().replace(/\s+/g, ' ');
  const known = (tags ?? []).some((tag) => fold(tag.name) === fold(wanted));
  const offer: TagOption[] =
    creates && create && tags && !known && mayBeName(wanted)
      ? [{ id: creation, name: text('tags.create', { name: wanted }) }]
      : [];
  const chosen = value.map(
    (each): TagOption => ({ id: each, name: byId.get(each)?.name ?? '…', tag: byId.get(each) }),
  );
  const pick = async (options: readonly TagOption[]) => {
    // Not disabled meanwhile: who writes would lose the focus.
    if (making) return;
    setRefused(undefined);
    const ids = options.filter((option) => option.id !== creation).map((option) => option.id);
    setTyped('');
    if (!create || ids.length === options.length) {
      onChange(ids);
      return;
    }
    setMaking(true);
    try {
      onChange([...ids, (await create(wanted)).id]);
    } catch (problem) {
      const { fields, message } = problem as ApiProblem;
      setRefused(fields[0]?.message || message || text('form.failure.offline'));
      setTyped(wanted);
    } finally {
      setMaking(false);
    }
  };
  return (
    <>
      <Autocomplete<TagOption, true>
        id={id}
        multiple
        options={[...(tags ?? []).map((tag): TagOption => ({ id: tag.id, name: tag.name, tag })), ...offer]}
        value={chosen}
        inputValue={typed}
        onInputChange={(_, next, reason) => {
          if (reason !== 'reset' && reason !== 'selectOption') setTyped(next);
        }}
        onChange={(_, next) => void pick(next)}
        filterOptions={(all) =>
          all.filter((option) => option.id === creation || fold(option.name).includes(fold(wanted)))
        }
        getOptionLabel={(option) => option.name}
        getOptionKey={(option) => option.id}
        isOptionEqualToValue={(option, other) => option.id === other.id}
        filterSelectedOptions
        disableCloseOnSelect
        // Nothing typed: Enter chooses nothing.
        autoHighlight={wanted !== ''}
        onKeyDown={(event) => {
          // What saves a form chooses no tag on its way.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.defaultMuiPrevented = true;
        }}
        disabled={disabled ?? false}
        loading={!tags && !error}
        loadingText={text('form.reference.searching')}
        noOptionsText={
          error
            ? error.message || text('form.failure.offline')
            : text(tags?.length ? 'form.choice.nothing' : 'tags.none')
        }
        clearText={text('form.clear', { label })}
        openText={text('form.open')}
        closeText={text('ra.action.close')}
        renderOption={({ key, ...item }, option) => (
          <Box component="li" key={key} {...item}>
            {option.tag ? (
              <TagChip name={option.tag.name} colour={option.tag.colour} />
            ) : (
              <Creation>{option.name}</Creation>
            )}
          </Box>
        )}
        renderValue={(items, getItemProps) =>
          items.map((option, index) => {
            const { key, onDelete } = getItemProps({ index });
            return <Chosen key={key} option={option} onRemove={(event) => onDelete(event)} />;
          })
        }
        renderInput={({ slotProps: { input, htmlInput } }) => (
          <Control
            {...input}
            name={name ?? ''}
            inputRef={inputRef}
            error={Boolean(props.error)}
            autoFocus={autoFocus ?? false}
            onBlur={onBlur}
            placeholder={value.length === 0 ? text('tags.search') : ''}
            sx={{ flexWrap: 'wrap', gap: 1, py: 1, '& .MuiInputBase-input': { flex: '1 1 80px' } }}
            endAdornment={
              <>
                {making && <CircularProgress size={14} aria-label={text('list.saving')} />}
                {input.endAdornment}
              </>
            }
            slotProps={{ input: { ...htmlInput, ...aria } }}
          />
        )}
      />
      {refused && (
        <Box role="alert" sx={{ color: 'error.main', fontSize: 12, mt: 1 }}>
          {refused}
        </Box>
      )}
    </>
  );
}
