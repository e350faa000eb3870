import { createHash } from 'node:crypto';
import type { FieldError } from '#kernel';
import type { FormControl, FormDefinition } from './form-definition.js';
import { control } from './form-fields.js';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const html = (value: string): string => value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const lines = (value: string): string => html(value).replaceAll('\n', '<br>');

/** What was typed so far, and what is wrong with it. */
export interface Filled {
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly errors: readonly FieldError[];
}

const nothing: Filled = { values: new Map(), errors: [] };

/**
 * A form as plain HTML, which works without any script.
 * @param withToken a page of another site stays as it is: there a token would be too old
 */
export function formHtml(definition: FormDefinition, filled: Filled = nothing, withToken = true): string {
  const { action, fields, words, consent, notice, purpose, wording, token, trap } = definition;
  const rows = fields.map((each) => controlHtml(each, definition, filled)).join('\n');
  const agreed = filled.values.get(control.consent) ? ' checked' : '';
  const hidden = (name: string, value: string) =>
    `<input type="hidden" name="${name}" value="${html(value)}">`;
  return `<form class="b2o-form" method="post" action="${html(action)}" accept-charset="utf-8">
<p>${lines(purpose)}</p>
${rows}
${consent ? `<p><label><input type="checkbox" name="${control.consent}" value="yes"${agreed}> ${lines(consent)}</label></p>\n` : ''}<p hidden><label>${html(words['trap'] ?? '')} <input name="${trap}" tabindex="-1" autocomplete="off"></label></p>
${hidden(control.wording, String(wording))}${withToken ? hidden(control.token, token) : ''}
<p><button type="submit">${html(words['submit'] ?? '')}</button></p>
<p><small>${lines(notice)}</small></p>
</form>`;
}

function controlHtml(field: FormControl, { language, words }: FormDefinition, filled: Filled): string {
  const { name, label, required, max, autocomplete, help, choices } = field;
  const id = `b2o-${name}`;
  const error = filled.errors.find((each) => each.field === name);
  const value = filled.values.get(name) ?? '';
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  const attributes = [
    `id="${id}" name="${name}"`,
    required && 'required',
    autocomplete && `autocomplete="${autocomplete}"`,
    described && `aria-describedby="${described}"`,
    error && 'aria-invalid="true"',
  ]
    .filter(Boolean)
    .join(' ');
  const options = choices.map(
    (each) =>
      `<option value="${html(each.value)}"${each.value === value ? ' selected' : ''}>${html(each.label)}</option>`,
  );
  const drawn = {
    select: `<select ${attributes}><option value="">${html(words['choose'] ?? '')}</option>${options.join('')}</select>`,
    textarea: `<textarea ${attributes} rows="5" maxlength="${max}">${html(value)}</textarea>`,
    input: `<input type="${field.control}" ${attributes} maxlength="${max}" value="${html(value)}">`,
  };
  const kind = field.control === 'select' || field.control === 'textarea' ? field.control : 'input';
  const optional = required ? '' : ` <small>(${html(words['optional'] ?? '')})</small>`;
  const below = [
    help ? `<br><small id="${id}-help">${lines(help)}</small>` : '',
    error ? `<br><strong id="${id}-error">${html(error.message[language])}</strong>` : '',
  ].join('');
  return `<p><label for="${id}">${html(label)}${optional}</label><br>
${drawn[kind]}${below}</p>`;
}

const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:6vh auto;padding:0 1.25rem}
h1{font-size:1.5rem;line-height:1.25}input:not([type=checkbox]),select,textarea{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;min-height:2.75rem}
button{font:inherit;padding:.6rem 1.4rem;min-height:2.75rem}strong{color:#b3261e}@media (prefers-color-scheme:dark){strong{color:#ffb4ab}}`;
const styleHash = createHash('sha256').update(style).digest('base64');

export interface PublicPage {
  readonly language: string;
  readonly title: string;
  /** Under the title: whose page this is. */
  readonly company: string;
  /** HTML. */
  readonly content: string;
}

/** A page of the instance for people without log-in: no script, nothing from elsewhere. */
export const publicPage = ({ language, title, company, content }: PublicPage): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)} – ${html(company)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p>${html(company)}</p>
<h1>${html(title)}</h1>
${content}
</main>
</body>
</html>
`;

/** @param next an address to which a sent form may lead. */
export const publicPagePolicy = (next?: string | null): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action 'self'${next && URL.canParse(next) ? ` ${new URL(next).origin}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
