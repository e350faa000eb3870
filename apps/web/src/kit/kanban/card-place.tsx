import { type ReactNode, useState } from 'react';
import { useSeen } from '../loading/use-seen';

/** Cards at the top of a column that are drawn without a look at what can be seen: about as many as fit a screen. */
export const drawnAtOnce = 7;
/** Pixels. */
const near = 200;

interface CardPlaceProps {
  /** Whether its card is drawn wherever it lies. */
  drawn: boolean;
  children: ReactNode;
}

/**
 * Where a card lies in its column. Its card is drawn when it comes near what can be seen, and stays: all cards hear of
 * every drag, so that hundreds of them would make it slow.
 */
export function CardPlace({ drawn, children }: CardPlaceProps) {
  const [shown, setShown] = useState(drawn);
  const place = useSeen(() => setShown(true), near);
  return <li ref={shown ? undefined : place}>{shown && children}</li>;
}
