import { useState } from 'react';
import { AmountField, Stack, useText } from '@/kit';

interface AmountBoundsProps {
  beside: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
}

/** From which and up to which sum of won opportunities. */
export function AmountBounds({ beside, onChange }: AmountBoundsProps) {
  const text = useText();
  return (
    <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
      {(['total.from', 'total.to'] as const).map((name) => (
        <Bound
          key={name}
          label={text(`crm.segment.${name}`)}
          value={beside[name] ?? ''}
          onChange={(value) => onChange(name, value)}
        />
      ))}
    </Stack>
  );
}

function Bound({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  // What was given when this was opened; afterwards what is typed stands.
  const [first] = useState(value);
  return <AmountField label={label} initial={first} onChange={onChange} />;
}
