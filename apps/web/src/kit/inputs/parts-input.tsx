import AddIcon from '@mui/icons-material/AddOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useFormGroupContext, useFormGroups, useWrappedSource } from 'ra-core';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { get, useFieldArray, useFormContext } from 'react-hook-form';
import type { FieldMeta } from '@/api/record-meta';
import { useText } from '@/i18n/use-text';
import { describedBy, InputNotes } from './input-frame';
import { PartRow } from './part-row';
import { emptyPart } from './part-values';
import { encodeFault, useErrorText } from './use-error-text';
import type { KitInputOptions } from './use-kit-input';
import { visuallyHidden } from './visually-hidden';

export interface PartsControlProps extends KitInputOptions {
  /** Name of the record's kind and of the list in it: where the words of choices are. */
  record: string;
  name: string;
  meta: FieldMeta;
}

/** The list of e-mails, phones, addresses …: one row each, the first being the main one. */
export function PartsControl({
  record,
  name,
  meta,
  label,
  help,
  compact,
  source: path,
  validate,
  disabled,
}: PartsControlProps) {
  const text = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const source = useWrappedSource(path);
  useInGroup(source);
  const { control, formState } = useFormContext();
  const { fields, insert, remove, move } = useFieldArray({
    control,
    name: source,
    rules: {
      validate: (rows: unknown) => {
        const found = validate?.(rows);
        return found ? encodeFault(found) : true;
      },
    },
  });
  const errorText = useErrorText();
  const fault = get(formState.errors, source) as
    | { message?: string; root?: { message?: string } }
    | undefined;
  const message = fault?.root?.message ?? fault?.message;
  const error = message ? errorText(message) : undefined;

  const part = meta.part ?? {};
  const isEmpty = fields.length === 0;
  const full = meta.max !== undefined && fields.length >= meta.max;
  const focusAt = (row: number) =>
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>('[data-part]');
      const target = rows?.[row]?.querySelector<HTMLElement>('input:not([aria-hidden]), textarea');
      (target ?? list.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
    });
  const add = (at = fields.length) => {
    if (full) return;
    insert(at, emptyPart(part), { shouldFocus: false });
    focusAt(at);
  };
  const drop = (at: number) => {
    remove(at);
    focusAt(Math.min(at, fields.length - 2));
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const target = event.target as HTMLElement;
    const plainEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.defaultPrevented;
    if (plainEnter && target.tagName === 'INPUT' && target.getAttribute('role') !== 'combobox') add(at + 1);
    else if (event.altKey && event.key === 'ArrowUp' && at > 0) move(at, at - 1);
    else if (event.altKey && event.key === 'ArrowDown' && at < fields.length - 1) move(at, at + 1);
    else return;
    event.preventDefault();
  };
  return (
    <Box
      ref={list}
      role="group"
      data-source={source}
      data-list
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy(id, { help, error })}
      sx={{
        minWidth: 0,
        // A list that holds nothing takes one line.
        ...(isEmpty && {
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 3,
          minHeight: 36,
        }),
      }}
    >
      <Typography
        id={`${id}-label`}
        component="p"
        variant="body2"
        sx={{
          fontWeight: 550,
          color: 'text.secondary',
          mb: isEmpty ? 0 : 1,
          ...(compact && visuallyHidden),
        }}
      >
        {label}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {fields.map((row, at) => (
          <PartRow
            key={row.id}
            record={record}
            list={name}
            part={part}
            source={`${path}.${at}`}
            label={label}
            at={at}
            disabled={disabled}
            onRemove={() => drop(at)}
            onMain={() => {
              move(at, 0);
              focusAt(0);
            }}
            onKeyDown={(event) => onKeyDown(event, at)}
          />
        ))}
        {!disabled && !full && (
          <Button
            data-add
            variant="text"
            size="small"
            startIcon={<AddIcon />}
            onClick={() => add()}
            aria-label={text('form.parts.add', { label })}
            sx={{ justifySelf: 'start', minHeight: 32 }}
          >
            {text('form.parts.addShort')}
          </Button>
        )}
      </Box>
      <InputNotes id={id} help={help} error={error} />
    </Box>
  );
}

/** A list belongs to its tab like every input, so that the tab counts its errors. */
function useInGroup(source: string): void {
  const groups = useFormGroups();
  const group = useFormGroupContext();
  useEffect(() => {
    if (!groups || group == null) return;
    groups.registerField(`${source}.root`, group);
    return () => groups.unregisterField(`${source}.root`, group);
  }, [groups, group, source]);
}
