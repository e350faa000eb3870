import { useCallback, useRef } from 'react';

/**
 * A ref for an element: calls when it comes near the visible part.
 * @param margin what is near, in pixels. Not every browser knows margins of what scrolls within a page: there it is
 *   called when the element is seen.
 */
export function useSeen(onSeen: () => void, margin = 300): (element: Element | null) => void {
  const call = useRef(onSeen);
  call.current = onSeen;
  const observer = useRef<IntersectionObserver>(undefined);
  return useCallback(
    (element) => {
      observer.current?.disconnect();
      if (!element) return;
      observer.current = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && call.current(),
        { rootMargin: `${margin}px`, scrollMargin: `${margin}px` },
      );
      observer.current.observe(element);
    },
    [margin],
  );
}
