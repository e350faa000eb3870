import AddIcon from '@mui/icons-material/AddOutlined';
import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import { Autocomplete, Box, CircularProgress, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useCanAccess } from 'ra-core';
import { lazy, Suspense, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { useRecordTitle } from '../fields/record-label';
import { recordNamed } from '../records/define-record';
import { Control } from './control';
import { InputFrame } from './input-frame';
import { type Reference, useReferenceSearch } from './reference-search';
import { type KitInputOptions, useKitInput } from './use-kit-input';

const creation = ' create';

// Forms hold inputs and inputs open this form: it is fetched when it is opened.
const QuickCreate = lazy(() =>
  import('../form/quick-create').then(({ QuickCreate }) => ({ default: QuickCreate })),
);

export interface ReferenceControlProps extends KitInputOptions {
  /** Kind of record, such as `identity.team`. */
  to: string;
  /** A record that cannot be chosen. */
  except?: string | undefined;
  /** False: only what is there already can be chosen. */
  creates?: boolean | undefined;
}

/** Another record, found by typing; one that does not exist yet is created on the spot by who may. */
export function ReferenceControl({ to, except, creates = true, ...options }: ReferenceControlProps) {
  const text = useText();
  const client = useQueryClient();
  const { id, name, value, set, blur, ref, error, aria, frame } = useKitInput<string>(options);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [creating, setCreating] = useState<string>();
  const [chosen, setChosen] = useState<Reference>();
  const box = useRef<HTMLElement>(null);
  const { options: found, waiting, failed } = useReferenceSearch(to, typed, open);

  const known = chosen?.id === value ? chosen : undefined;
  const title = useRecordTitle(to, known ? null : value);
  const current: Reference | null = value
    ? (known ?? { id: value, title: title?.title ?? (title === null ? text('form.reference.unknown') : '…') })
    : null;

  const screens = recordNamed(to);
  const { canAccess } = useCanAccess({ action: 'create', resource: to, enabled: Boolean(screens) });
  const mayCreate = Boolean(
    creates && canAccess && screens && !screens.listOnly && screens.quickCreate !== false,
  );
  const offer: Reference[] =
    mayCreate && !waiting
      ? [{ id: creation, title: text('form.reference.create', { title: typed.trim() }) }]
      : [];

  const choose = (reference: Reference | null) => {
    if (reference?.id === creation) {
      setCreating(typed.trim());
      return;
    }
    setChosen(reference ?? undefined);
    set(reference?.id ?? null);
  };
  const close = () => {
    setCreating(undefined);
    box.current?.querySelector('input')?.focus();
  };
  return (
    <InputFrame {...frame}>
      <Autocomplete<Reference>
        id={id}
        options={[...found.filter((each) => each.id !== except), ...offer]}
        value={current}
        onChange={(_, next) => choose(next)}
        onInputChange={(_, next, reason) => setTyped(reason === 'input' ? next : '')}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
        getOptionLabel={(option) => (option.id === creation ? typed : option.title)}
        getOptionKey={(option) => option.id}
        isOptionEqualToValue={(option, other) => option.id === other.id}
        filterOptions={(all) => all}
        autoHighlight
        popupIcon={<ExpandIcon fontSize="small" />}
        disabled={options.disabled ?? false}
        loading={waiting}
        loadingText={text('form.reference.searching')}
        noOptionsText={failed ? failed.message || text('form.failure.offline') : text('form.choice.nothing')}
        clearText={text('form.clear', { label: options.label })}
        openText={text('form.open')}
        closeText={text('ra.action.close')}
        renderOption={({ key, ...props }, option) => (
          <Box component="li" key={key} {...props}>
            <Option reference={option} />
          </Box>
        )}
        renderInput={({ slotProps: { input, htmlInput } }) => (
          <Control
            {...input}
            ref={(element: HTMLElement | null) => {
              box.current = element;
              if (typeof input.ref === 'function') input.ref(element);
              else if (input.ref) input.ref.current = element;
            }}
            id={id}
            name={name}
            inputRef={ref}
            error={Boolean(error)}
            autoFocus={options.autoFocus}
            disabled={options.disabled}
            onBlur={blur}
            placeholder={text('form.reference.search')}
            endAdornment={
              <>
                {open && waiting && <CircularProgress size={14} aria-hidden />}
                {input.endAdornment}
              </>
            }
            slotProps={{ input: { ...htmlInput, ...aria } }}
          />
        )}
      />
      {creating !== undefined && screens && (
        <Suspense>
          <QuickCreate
            screens={screens}
            typed={creating}
            onClose={close}
            onCreated={(record) => {
              choose({ id: record.id, title: screens.title(record) });
              void client.invalidateQueries({ queryKey: [screens.meta.path] });
              close();
            }}
          />
        </Suspense>
      )}
    </InputFrame>
  );
}

function Option({ reference }: { reference: Reference }) {
  if (reference.id === creation)
    return (
      <Box
        component="span"
        sx={{ display: 'flex', alignItems: 'center', gap: 2, color: 'primary.main', fontWeight: 600 }}
      >
        <AddIcon fontSize="small" aria-hidden />
        {reference.title}
      </Box>
    );
  return (
    <Box component="span" sx={{ minWidth: 0 }}>
      {reference.title}
      {reference.subtitle && (
        <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {reference.subtitle}
        </Typography>
      )}
    </Box>
  );
}
