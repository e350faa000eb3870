import type { Language } from '#kernel';
import { dataWords } from '../../consent/data-words.js';
import { escapeHtml } from './escape-html.js';
import { mailWords } from './mail-words.js';
import type { FilledMessage } from './message-template.js';

/** Whose mail it is, the same for all recipients of a batch. */
export interface MailBrand {
  readonly name: string;
  readonly language: Language;
  /** Absolute address of the logo; the same for everybody, so that it tells nothing of its reader. */
  readonly logoUrl: string | null;
  readonly accentColour: string | null;
  /** See `legalIdentity`. */
  readonly identity: readonly string[];
}

/** What only this recipient's copy has. */
export interface MailPersonal {
  readonly unsubscribeUrl: string;
  /** Where the data come from, told in the first message (RGPD art. 14-2 f and 14-3 b); null later. */
  readonly source: string | null;
  /** Only where openings may be counted. */
  readonly openingUrl: string | null;
}

/** Dark mode is a wish that programs may follow; those that do not know it show the light one. */
const darkRules = `@media (prefers-color-scheme: dark) {
.page, .page td { background-color: #16191a !important; }
.sheet, .sheet td { background-color: #1f2426 !important; }
.sheet, .sheet p, .sheet li, .sheet td, .sheet th, .sheet h1, .sheet h2, .sheet h3 { color: #eceae4 !important; }
.sheet a { color: #7fcbae !important; }
.foot, .foot td, .foot p, .foot a { color: #a9aaa4 !important; }
}
@media (max-width: 620px) { .sheet > tbody > tr > td { padding: 24px 20px !important; } }`;

const font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The one layout of campaigns: calm, 600 pixels at most, tables because Outlook draws nothing else right. */
export function layOutHtml(message: FilledMessage, brand: MailBrand, personal: MailPersonal): string {
  const words = mailWords[brand.language];
  const name = escapeHtml(brand.name);
  const rule = escapeHtml(brand.accentColour ?? '#1f6f54');
  const head = brand.logoUrl
    ? `<img src="${escapeHtml(brand.logoUrl)}" alt="${name}" height="40" style="display:block;height:40px;width:auto;border:0">`
    : `<p style="margin:0;font-size:18px;font-weight:600">${name}</p>`;
  const small = 'margin:0 0 8px;font-size:12px;line-height:1.5;color:#5d615c';
  const foot = footLines(brand, personal)
    .map((line) => `<p style="${small}">${escapeHtml(line)}</p>`)
    .join('\n');
  const opening = personal.openingUrl
    ? `<img src="${escapeHtml(personal.openingUrl)}" alt="" width="1" height="1" style="display:block;border:0">`
    : '';
  return `<!DOCTYPE html>
<html lang="${brand.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(message.subject)}</title>
<style>${darkRules}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f4f2ec">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(message.preheader)}</div>
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f4f2ec"><tbody><tr><td align="center" style="padding:24px 12px">
<table class="sheet" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background-color:#ffffff;border-top:4px solid ${rule};color:#22262a;${font}"><tbody>
<tr><td style="padding:28px 36px 8px;${font}">${head}</td></tr>
<tr><td style="padding:16px 36px 28px;color:#22262a;${font}">
${message.html}</td></tr>
</tbody></table>
<table class="foot" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;color:#5d615c;${font}"><tbody><tr><td style="padding:20px 36px;${font}">
${foot}
<p style="${small}"><a href="${escapeHtml(personal.unsubscribeUrl)}" style="color:#5d615c;text-decoration:underline">${words.unsubscribe}</a></p>
</td></tr></tbody></table>
</td></tr></tbody></table>
${opening}</body>
</html>
`;
}

export function layOutText(message: FilledMessage, brand: MailBrand, personal: MailPersonal): string {
  const foot = footLines(brand, personal);
  const link = `${mailWords[brand.language].unsubscribe} : ${personal.unsubscribeUrl}`;
  return `${[message.text, '-- ', ...foot, link].join('\n\n').replace('-- \n\n', '-- \n')}\n`;
}

function footLines({ name, language, identity }: MailBrand, { source }: MailPersonal): string[] {
  const data = dataWords[language];
  return [
    ...identity,
    ...(source ? [data.source(source)] : []),
    `${mailWords[language].why(name)} ${data.rights}`,
  ].filter(Boolean);
}
