import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import type { FieldMeta } from '@/api/record-meta';
import { useLanguage, useLocalText } from '@/i18n/use-text';
import { useWording } from '../fields/use-wording';
import type { Tone } from '../records/define-record';
import { ChoiceControl } from './choice-input';
import { countriesIn } from './countries';
import { DateControl } from './date-input';
import { fieldFault } from './field-rules';
import { MomentControl } from './moment-input';
import { NumberControl } from './number-input';
import { ReferenceControl } from './reference-input';
import { SwitchControl } from './switch-input';
import { TextControl } from './text-input';
import type { KitInputOptions } from './use-kit-input';

export interface ScalarInputProps {
  /** Name of the record's kind and of the field in it: where the words of choices are. */
  record: string;
  name: string;
  meta: FieldMeta;
  source: string;
  help?: string | undefined;
  tones?: Readonly<Record<string, Tone>> | undefined;
  autoFocus?: boolean | undefined;
  compact?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** The input that suits what a field holds, when it is no list. */
export function ScalarInput({
  record,
  name,
  meta,
  source,
  help,
  tones,
  autoFocus,
  compact,
  disabled,
}: ScalarInputProps) {
  const localText = useLocalText();
  const validate = useMemo(() => (value: unknown) => fieldFault(meta, value), [meta]);
  const options: KitInputOptions = {
    source,
    label: localText(meta.label),
    help,
    required: meta.required,
    compact,
    autoFocus,
    disabled,
    validate,
  };
  switch (meta.kind) {
    case 'choice':
      return <WordedChoice {...options} record={record} name={name} meta={meta} tones={tones} />;
    case 'boolean':
      return <SwitchControl {...options} />;
    case 'integer':
    case 'decimal':
      return (
        <NumberControl
          {...options}
          decimal={meta.kind === 'decimal'}
          unit={meta.format === 'money' ? '€' : undefined}
        />
      );
    case 'date':
      return <DateControl {...options} />;
    case 'instant':
      return <MomentControl {...options} />;
    case 'id':
      return meta.to ? (
        <ReferenceControl {...options} to={meta.to} />
      ) : (
        <TextControl {...options} max={meta.max} />
      );
    default:
      if (meta.format === 'country') return <CountryControl {...options} />;
      return <TextControl {...options} format={meta.format} max={meta.max} />;
  }
}

type WordedProps = KitInputOptions & Pick<ScalarInputProps, 'record' | 'name' | 'meta' | 'tones'>;

function WordedChoice({ record, name, meta, tones, ...options }: WordedProps) {
  const { choice } = useWording(record, name);
  // What is not chosen any more is still said where it is.
  const had = useWatch({ name: options.source, disabled: !meta.retired?.length }) as unknown;
  const choices = useMemo(
    () =>
      (meta.choices ?? [])
        .filter((value) => value === had || !meta.retired?.includes(value))
        .map((value) => ({ value, label: choice(value), tone: tones?.[value] })),
    [meta.choices, meta.retired, had, choice, tones],
  );
  // A value that the server fills in by itself is never cleared.
  return <ChoiceControl {...options} choices={choices} clearable={meta.default === undefined} />;
}

/** A country, near ones first. */
export function CountryControl(options: KitInputOptions) {
  return <ChoiceControl {...options} choices={countriesIn(useLanguage())} />;
}
