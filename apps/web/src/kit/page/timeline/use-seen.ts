import { useCallback, useRef } from 'react';

/** A ref for the element at the end of a list: calls when it comes near the visible part. */
export function useSeen(onSeen: () => void): (element: Element | null) => void {
  const call = useRef(onSeen);
  call.current = onSeen;
  const observer = useRef<IntersectionObserver>(undefined);
  return useCallback((element) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && call.current(),
      { rootMargin: '300px' },
    );
    observer.current.observe(element);
  }, []);
}
