import { styled } from '@mui/material/styles';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';

const Place = styled('div')({
  position: 'sticky',
  top: 8,
  zIndex: 4,
  minWidth: 0,
  // It is there before its content, so that the content is told; without one it takes no place.
  '&:empty': { position: 'absolute' },
});

function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) return at;
  }
  return undefined;
}

interface SteadyPlaceProps {
  place?: RefObject<HTMLDivElement | null>;
  /** What comes and goes. */
  children: ReactNode;
}

/**
 * Something that appears above what a person is writing. It stays in sight, and what is below keeps its place on the
 * screen: browsers see to that on a page that is scrolled, and this one scrolls it.
 */
export function SteadyPlace({ place, children }: SteadyPlaceProps) {
  const own = useRef<HTMLDivElement>(null);
  const ref = place ?? own;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let before = 0;
    let scroller: HTMLElement | undefined;
    const observer = new ResizeObserver(() => {
      const height = element.offsetHeight;
      const gap = element.parentElement
        ? Number.parseFloat(getComputedStyle(element.parentElement).rowGap)
        : 0;
      const taken = height === 0 ? 0 : height + (gap || 0);
      scroller ??= scrollerOf(element);
      // What gets the focus is never behind it.
      scroller?.style.setProperty('scroll-padding-top', taken > 0 ? `${taken}px` : null);
      if (scroller?.scrollTop === 0 && taken > before) scroller.scrollTop = taken - before;
      before = taken;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      scroller?.style.removeProperty('scroll-padding-top');
    };
  }, [ref]);
  return (
    <Place ref={ref} role="status">
      {children}
    </Place>
  );
}
