import { drawForm } from './draw-form';

/** Draws every form of the page where it stands; what it cannot get leaves the link that stands there. */
function drawAll(): void {
  for (const host of document.querySelectorAll<HTMLElement>('[data-b2o-form]')) {
    if (host.shadowRoot) continue;
    const action = host.dataset['b2oForm'] ?? '';
    fetch(action, { credentials: 'omit' })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject()))
      .then((definition) => drawForm(host, { ...definition, action }))
      .catch(() => undefined);
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', drawAll);
else drawAll();
