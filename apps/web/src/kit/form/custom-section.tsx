import { customNames, useFieldChanges } from '@/api/custom-fields';
import { Field } from '../fields/field';
import type { RecordScreens } from '../records/define-record';
import { Section } from './section';

interface CustomSectionProps {
  screens: RecordScreens;
  /** A short form asks for no more than it must. */
  only?: 'required';
  /** Names of fields that stand elsewhere. */
  except?: readonly string[];
}

/** The fields that the company has added, after those that every company has. */
export function CustomSection({ screens, only, except = [] }: CustomSectionProps) {
  useFieldChanges();
  const { meta } = screens;
  const names = customNames(meta).filter(
    (name) => !except.includes(name) && (only !== 'required' || meta.fields[name]?.required),
  );
  if (names.length === 0) return null;
  return (
    <Section title="form.custom">
      {names.map((name) => (
        <Field key={name} name={name} />
      ))}
    </Section>
  );
}
