import { definitionOf } from './form-definition.js';
import { formHtml, html } from './form-html.js';
import type { WebForm } from './web-form.entity.js';
import type { WebFormSnippets } from './web-form-answers.js';

/** What the client pastes into its own pages. @param address where the form is sent */
export function snippetsOf(form: WebForm, address: string): WebFormSnippets {
  const { origin } = new URL(address);
  const page = `${address}/page`;
  return {
    script: `<div data-b2o-form="${html(address)}"><a href="${html(page)}">${html(form.name)}</a></div>
<script src="${html(origin)}/forms/v1.js" async></script>`,
    html: formHtml(definitionOf(form, address, ''), undefined, false),
    page,
  };
}
