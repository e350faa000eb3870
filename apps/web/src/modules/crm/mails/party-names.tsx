import { EmptyValue } from '@/kit/fields/empty-value';
import { type Party, partiesOf } from './parties';

/** Whom a mail goes to, by name where there is one. */
export function PartyNames({ value }: { value: unknown }) {
  const parties = partiesOf(value);
  if (parties.length === 0) return <EmptyValue />;
  return <>{parties.map(nameOf).join(', ')}</>;
}

const nameOf = ({ name, address }: Party): string => (name ? `${name} <${address}>` : address);
