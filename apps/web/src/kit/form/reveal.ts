/** Event that asks whatever hides an input, such as a tab, to show it. */
export const revealEvent = 'b2o:reveal';

export const frameOf = (root: ParentNode, path: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-source="${CSS.escape(path)}"]`);

const focusable =
  'input:not([type="hidden"]):not([tabindex="-1"]):not([disabled]), textarea:not([aria-hidden]), [role="combobox"], button';

/** Brings an input to sight and puts the focus in it. */
export function revealField(root: ParentNode, path: string): void {
  const frame = frameOf(root, path);
  if (!frame) return;
  frame.dispatchEvent(new CustomEvent(revealEvent, { bubbles: true }));
  requestAnimationFrame(() => {
    frame.scrollIntoView({ block: 'center' });
    frame.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
  });
}

/** The first of these paths from the top of the form. */
export function firstPath(root: ParentNode, paths: readonly string[]): string | undefined {
  const wanted = new Set(paths);
  const frames = root.querySelectorAll<HTMLElement>('[data-source]');
  return [...frames].map((frame) => frame.dataset['source'] ?? '').find((path) => wanted.has(path));
}

/** The label that people see at an input. */
export const labelAt = (root: ParentNode, path: string): string | undefined =>
  frameOf(root, path)?.querySelector('[id$="-label"]')?.firstChild?.textContent ?? undefined;
