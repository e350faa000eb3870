import { type AnyRecord, ToneChip, useText } from '@/kit';

/** What a contact refuses, in few words: at the head of the page and wherever contacts are listed. */
export function RefusalMarks({ contact }: { contact: AnyRecord }) {
  const text = useText();
  const refused = (['emailOptOut', 'doNotCall'] as const).filter((name) => contact[name] === true);
  if (refused.length === 0) return null;
  return (
    <>
      {refused.map((name) => (
        <ToneChip key={name} tone="danger">
          {text(`crm.consent.mark.${name}`)}
        </ToneChip>
      ))}
    </>
  );
}
