import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import { Autocomplete, Box, MenuItem, Select } from '@mui/material';
import { useText } from '@/i18n/use-text';
import type { Tone } from '../records/define-record';
import { Control } from './control';
import { fold } from './fold';
import { InputFrame, labelId } from './input-frame';
import { type KitInputOptions, useKitInput } from './use-kit-input';

export interface Choice {
  value: string;
  label: string;
  tone?: Tone | undefined;
}

export interface ChoiceControlProps extends KitInputOptions {
  choices: readonly Choice[];
  /** Whether it may be left open; a required one never may. */
  clearable?: boolean | undefined;
}

/** From this many values on, people type to find one. */
const many = 8;

/** One of some values: a menu, or a box to search in when there are many. */
export function ChoiceControl(props: ChoiceControlProps) {
  return props.choices.length > many ? <SearchedChoice {...props} /> : <MenuChoice {...props} />;
}

function MenuChoice({ choices, clearable = true, ...options }: ChoiceControlProps) {
  const text = useText();
  const { id, name, value, set, blur, ref, error, aria, frame } = useKitInput<string>(options);
  // A value that the choice no longer has is still shown.
  const stale = value && !choices.some((choice) => choice.value === value) ? [{ value, label: value }] : [];
  const shown: readonly Choice[] = [...choices, ...stale];
  return (
    <InputFrame {...frame}>
      <Select
        id={id}
        name={name}
        value={value ?? ''}
        variant="standard"
        displayEmpty
        input={<Control />}
        IconComponent={ExpandIcon}
        inputRef={ref}
        error={Boolean(error)}
        autoFocus={options.autoFocus}
        disabled={options.disabled}
        labelId={labelId(id)}
        onChange={(event) => set(event.target.value === '' ? null : event.target.value)}
        onBlur={blur}
        SelectDisplayProps={{ id, ...aria }}
        renderValue={(chosen) => {
          const found = shown.find((choice) => choice.value === chosen);
          return found ? (
            <ChoiceLabel {...found} />
          ) : (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {text('form.choice.none')}
            </Box>
          );
        }}
      >
        {clearable && !options.required && <MenuItem value="">{text('form.choice.none')}</MenuItem>}
        {shown.map((choice) => (
          <MenuItem key={choice.value} value={choice.value}>
            <ChoiceLabel {...choice} />
          </MenuItem>
        ))}
      </Select>
    </InputFrame>
  );
}

function SearchedChoice({ choices, clearable = true, ...options }: ChoiceControlProps) {
  const text = useText();
  const { id, name, value, set, blur, ref, error, aria, frame } = useKitInput<string>(options);
  const chosen = value ? (choices.find((choice) => choice.value === value) ?? { value, label: value }) : null;
  return (
    <InputFrame {...frame}>
      <Autocomplete<Choice>
        id={id}
        options={choices}
        value={chosen}
        onChange={(_, next) => (next || clearable) && set(next?.value ?? null)}
        isOptionEqualToValue={(option, current) => option.value === current.value}
        filterOptions={(all, { inputValue }) => {
          const searched = fold(inputValue);
          return all.filter((choice) => fold(choice.label).includes(searched) || choice.value === inputValue);
        }}
        autoHighlight
        // A value that the server fills in by itself is changed, never cleared.
        {...(!clearable && { slotProps: { clearIndicator: { sx: { display: 'none' } } } })}
        popupIcon={<ExpandIcon fontSize="small" />}
        openOnFocus={false}
        disabled={options.disabled ?? false}
        clearText={text('form.clear', { label: options.label })}
        openText={text('form.open')}
        closeText={text('ra.action.close')}
        noOptionsText={text('form.choice.nothing')}
        renderOption={({ key, ...props }, choice) => (
          <Box component="li" key={key} {...props}>
            <ChoiceLabel {...choice} />
          </Box>
        )}
        renderInput={({ slotProps: { input, htmlInput } }) => (
          <Control
            {...input}
            id={id}
            name={name}
            inputRef={ref}
            error={Boolean(error)}
            autoFocus={options.autoFocus}
            disabled={options.disabled}
            onBlur={blur}
            placeholder={text('form.choice.none')}
            slotProps={{ input: { ...htmlInput, ...aria } }}
          />
        )}
      />
    </InputFrame>
  );
}

const colours: Record<Tone, string> = {
  neutral: 'text.secondary',
  primary: 'primary.main',
  info: 'info.main',
  success: 'success.main',
  warning: 'warning.main',
  danger: 'error.main',
};

function ChoiceLabel({ label, tone }: Choice) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
      {tone && (
        <Box
          component="span"
          aria-hidden
          sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: colours[tone], flexShrink: 0 }}
        />
      )}
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {label}
      </Box>
    </Box>
  );
}
