// Runs on the client's own site, beside whatever is there: no library, no cookie, nothing global, and small.

export interface FormControl {
  name: string;
  label: string;
  control: string;
  required: boolean;
  max: number;
  autocomplete: string | null;
  help: string | null;
  choices: { value: string; label: string }[];
}

export interface FormDefinition {
  action: string;
  language: string;
  wording: number;
  fields: FormControl[];
  purpose: string;
  notice: string;
  consent: string | null;
  trap: string;
  token: string;
  words: Record<string, string>;
}

type Attributes = Record<string, string | number | boolean | null>;
type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

// Fonts are the site's own; what it wants otherwise it says of ::part(button), ::part(field), ::part(note).
const style =
  'p{margin:0 0 1em;white-space:pre-line}label{display:block}input,select,textarea{box-sizing:border-box;width:100%;padding:.5em}' +
  'input,select,textarea,button{font:inherit;min-height:44px}[type=checkbox]{width:24px;min-height:24px;margin:0 .5em 0 0;vertical-align:middle}' +
  'button{padding:.6em 1.4em}[role=alert]{font-weight:700}span:not(:empty)::before{content:"⚠ "}:focus-visible{outline:3px solid;outline-offset:2px}';

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : `${value}`);
  element.append(...children);
  return element;
}

/** Draws a form into an element of a page. @param preview it is only looked at: nothing is sent. */
export function drawForm(host: HTMLElement, definition: FormDefinition, preview = false): void {
  const { words, fields, consent, trap, language } = definition;
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const boxes = new Map<string, [Box, HTMLElement]>();

  const rows = fields.map(({ name, label, control, required, max, autocomplete, help, choices }) => {
    const lines = control === 'textarea';
    const tag = lines || control === 'select' ? control : 'input';
    const common = { id: name, required, autocomplete, part: 'field', 'aria-describedby': `${name}-note` };
    const own: Attributes = tag === 'input' ? { type: control } : lines ? { rows: 5 } : {};
    const box = make(tag as 'input', { ...common, ...own, maxlength: tag === 'select' ? null : max });
    if (tag === 'select')
      box.append(
        make('option', { value: '' }, words['choose'] ?? ''),
        ...choices.map((each) => make('option', { value: each.value }, each.label)),
      );
    const fault = make('span', { role: 'alert' });
    boxes.set(name, [box, fault]);
    const note = make('small', { id: `${name}-note`, part: 'note' }, help ? `${help} ` : '', fault);
    const title = make('label', { for: name }, required ? label : `${label} (${words['optional']})`);
    return make('p', {}, title, box, note);
  });
  const agreed = make('input', { type: 'checkbox', part: 'box' });
  const bait = make('input', { tabindex: -1, autocomplete: 'off' });
  const failure = make('p', { role: 'alert' });
  const button = make('button', { part: 'button' }, words['submit'] ?? '');
  const form = make(
    'form',
    { novalidate: true, lang: language },
    make('p', {}, definition.purpose),
    ...rows,
    consent ? make('p', {}, make('label', {}, agreed, consent)) : '',
    make('p', { hidden: true }, make('label', {}, words['trap'] ?? '', bait)),
    failure,
    make('p', {}, button),
    make('p', { part: 'note' }, make('small', {}, definition.notice)),
  );

  /** Says what is wrong at each field, and goes to the first. @returns whether something is. */
  const blame = (faultOf: (name: string, box: Box) => string | undefined): boolean => {
    let first: Box | undefined;
    for (const [name, [box, fault]] of boxes) {
      const words = faultOf(name, box) ?? '';
      fault.textContent = words;
      box.setAttribute('aria-invalid', `${words !== ''}`);
      if (words) first ??= box;
    }
    first?.focus();
    return first !== undefined;
  };

  const send = async (): Promise<void> => {
    failure.textContent = '';
    if (blame((_, box) => box.validationMessage) || preview || button.disabled) return;
    button.disabled = true;
    try {
      const values: Record<string, string> = {
        _token: definition.token,
        _wording: `${definition.wording}`,
        _page: location.origin + location.pathname,
        [trap]: bait.value,
      };
      if (agreed.checked) values['_consent'] = 'yes';
      for (const [name, [box]] of boxes) values[name] = box.value;
      const answer = await fetch(definition.action, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify(values),
        credentials: 'omit',
      });
      const body = await answer.json();
      if (answer.ok) {
        const thanks = make('p', { role: 'status', tabindex: -1 }, body.thanks);
        root.replaceChildren(thanks);
        thanks.focus();
        if (body.next) location.assign(body.next);
        return;
      }
      const faults: { field: string; message: string }[] = body.errors ?? [];
      if (!blame((name) => faults.find(({ field }) => field === name)?.message)) throw answer;
    } catch {
      failure.textContent = words['failed'] ?? '';
    }
    button.disabled = false;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  root.replaceChildren(form);
}
