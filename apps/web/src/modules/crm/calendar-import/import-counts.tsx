import { Figure, Figures, useText } from '@/kit';

const names = ['read', 'created', 'updated', 'unchanged', 'refused'] as const;

/** What a calendar holds: the first figure is the sum of the others. */
export function ImportCounts({
  label,
  counts,
}: {
  label: string;
  counts: Record<(typeof names)[number], number>;
}) {
  const text = useText();
  return (
    <Figures label={label}>
      {names.map((name) => (
        <Figure key={name} label={text(`crm.calendarImport.${name}`)} value={counts[name]} />
      ))}
    </Figures>
  );
}
