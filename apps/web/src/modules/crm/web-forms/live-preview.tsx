import { useDeferredValue, useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import type { FormDefinition } from '@/embed/draw-form';
import { useText } from '@/kit';
import { DrawnForm } from './drawn-form';
import type { FormFieldValue } from './field-names';
import { useFieldWords } from './field-words';

const controls: Readonly<Record<string, string>> = {
  civility: 'select',
  email: 'email',
  phone: 'tel',
  need: 'textarea',
};

/** The form that is being written, as it will look. */
export function LivePreview() {
  const text = useText();
  const words = useFieldWords();
  const form = useFormContext();
  const watched = form.watch(['fields', 'purpose', 'notice', 'consentText', 'submitLabel', 'language']);
  const key = useDeferredValue(JSON.stringify(watched));
  const definition = useMemo<FormDefinition>(() => {
    const [fields, purpose, notice, consent, submit, language] = JSON.parse(key) as [
      FormFieldValue[] | null,
      ...(string | null)[],
    ];
    return {
      action: '',
      language: language ?? 'fr',
      wording: 0,
      fields: (fields ?? []).map(({ name, label, required, help }) => ({
        name: name.split('.').at(-1) ?? name,
        label: label || words(name),
        control: controls[name] ?? 'text',
        required: required ?? false,
        max: 200,
        autocomplete: null,
        help: help ?? null,
        choices: [],
      })),
      purpose: purpose ?? '',
      notice: notice ?? '',
      consent: consent || null,
      trap: 'website',
      token: '',
      words: {
        submit: submit || text('crm.web-form.submit'),
        optional: text('crm.web-form.optional'),
        choose: text('crm.web-form.choose'),
      },
    };
  }, [key, text, words]);
  return <DrawnForm definition={definition} inert />;
}
