import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { SelectInput } from '@/kit';

const path = 'crm/mail-templates';
const named = ['contactId', 'companyId', 'opportunityId', 'leadId'] as const;

interface TemplatePickerProps {
  /** The record from whose page the letter is written. */
  links: Readonly<Record<string, unknown>>;
  /** What stands below whatever is written: signature, and what is answered. */
  ending: string;
}

/** What somebody wrote before choosing a template, without what the last one had filled in. */
function typedBefore(text: string, filled: string, ending: string): string {
  const own = text.endsWith(ending) ? text.slice(0, text.length - ending.length) : text;
  return (filled && own.startsWith(filled) ? own.slice(filled.length) : own).trim();
}

/** Writes the letter from a template, filled in for whom it goes to. */
export function TemplatePicker({ links, ending }: TemplatePickerProps) {
  const holds = useHolds();
  const notify = useNotify();
  const { getValues, setValue } = useFormContext();
  const filled = useRef('');
  const { data } = useQuery<Schemas['MailTemplatePage'], ApiProblem>({
    queryKey: [path, 'picker'],
    queryFn: ({ signal }) => request(path, { query: { perPage: 200, sort: 'name' }, signal }),
    enabled: holds('crm.mail-template.read'),
    retry: false,
  });
  if (!data?.items.length) return null;
  const fill = async (id: unknown) => {
    if (typeof id !== 'string' || id === '') return;
    const body = Object.fromEntries(named.flatMap((name) => (links[name] ? [[name, links[name]]] : [])));
    try {
      const letter = await request<Schemas['FilledLetter']>(`${path}/${id}/filling`, {
        method: 'POST',
        body,
      });
      const typed = typedBefore(String(getValues('text') ?? ''), filled.current, ending);
      filled.current = letter.text;
      setValue('subject', letter.subject, { shouldDirty: true });
      setValue('text', [letter.text, typed].filter(Boolean).join('\n\n') + ending, { shouldDirty: true });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
  };
  return (
    <SelectInput
      source="template"
      label="crm.mail-template.pick"
      help="crm.mail-template.pickHelp"
      choices={data.items.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => void fill(id)}
    />
  );
}
