import type { RecordScreens } from './define-record';

/** What a copy takes along: what a person could have typed. */
export function copyOf(
  { meta }: RecordScreens,
  record: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = Object.entries(meta.fields).filter(
    ([name, field]) => !field.readOnly && name !== 'externalId' && record[name] != null,
  );
  return Object.fromEntries(kept.map(([name]) => [name, record[name]]));
}
