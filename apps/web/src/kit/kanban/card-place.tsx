import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Cards at the top of a column that are drawn without a look at what can be seen: about as many as fit a screen. */
export const drawnAtOnce = 7;

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
  const [near, setNear] = useState(drawn);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (near || !place.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      // On a phone the page scrolls, elsewhere the column. Not every browser knows margins of a column: there a card is
      // drawn when it is seen.
      { rootMargin: '200px 0px', scrollMargin: '200px 0px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [near]);
  return <li ref={place}>{near && children}</li>;
}
