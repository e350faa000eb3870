import { type Language, type Text, text } from '#kernel';
import type { UnsubscribeState } from './unsubscribe.service.js';

const words = {
  title: text('Ne plus recevoir nos e-mails', 'Stop receiving our e-mails'),
  who: text('Adresse concernée', 'Address concerned'),
  ask: text(
    'Un clic suffit : vous ne recevrez plus aucun e-mail commercial à cette adresse.',
    'One click is enough: you will get no more commercial e-mail at this address.',
  ),
  all: text(
    'Ne plus recevoir non plus d’appels, de SMS ni de courriers commerciaux de cette entreprise',
    'No more commercial calls, text messages or letters from this company either',
  ),
  act: text('Me désabonner', 'Unsubscribe me'),
  done: text('C’est fait : vous êtes désabonné.', 'Done: you are unsubscribed.'),
  doneMore: text(
    'Aucun e-mail commercial ne partira plus vers cette adresse.',
    'No commercial e-mail will leave for this address any more.',
  ),
  doneAll: text(
    'Cette entreprise ne vous enverra plus rien de commercial et ne vous appellera plus.',
    'This company will send you nothing commercial any more, and will not call you.',
  ),
  mistake: text('C’était une erreur ?', 'Was it a mistake?'),
  undo: text('Continuer à recevoir les e-mails', 'Go on receiving e-mails'),
  undone: text(
    'Votre désabonnement est annulé : vous continuerez à recevoir nos e-mails.',
    'Your unsubscription is undone: you will go on receiving our e-mails.',
  ),
  unknownTitle: text('Ce lien n’est pas valable', 'This link is not valid'),
  unknown: text(
    'Ouvrez à nouveau le lien depuis l’e-mail reçu, en entier, ou répondez simplement à cet e-mail.',
    'Open the link in the mail again, the whole of it, or simply answer that mail.',
  ),
  law: text(
    'Les messages nécessaires à un devis, un chantier ou une facture en cours ne sont pas concernés.',
    'Messages needed for a quote, works or an invoice in progress are not concerned.',
  ),
} satisfies Record<string, Text>;

/** What the button to go on says: it is what the person agrees to. */
export const undoWording = (language: Language): string => words.undo[language];

/** `jeanne.martin@exemple.fr` as `j•••n@e•••.fr`: enough to know oneself, too little to know somebody else. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [name, domain] = [[...address.slice(0, at)], address.slice(at + 1)];
  const dot = domain.lastIndexOf('.');
  const [first = '', last = ''] = [name[0], name.length > 3 ? name.at(-1) : ''];
  return `${first}•••${last}@${[...domain][0] ?? ''}•••${dot > 0 ? domain.slice(dot) : ''}`;
}

const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What was just done here. */
export type Done = 'unsubscribed' | 'undone';

/** The page of a link that holds. Without scripts: it works in any browser, and where scripts are off. */
export function unsubscribePage(state: UnsubscribeState, nonce: string, done?: Done): string {
  const { language, refused, allRefused, undoable, company, address } = state;
  const say = (word: Text) => escapeHtml(word[language]);
  const form = (content: string) => `<form method="post">${content}</form>`;
  const act = (action: string, word: Text, kind = '') =>
    `<button${kind} name="action" value="${action}">${say(word)}</button>`;
  const also = `<label><input type="checkbox" name="all" value="1"> ${say(words.all)}</label>`;
  const body = refused
    ? `<p class="done" role="status">${say(words.done)}</p><p>${say(allRefused ? words.doneAll : words.doneMore)}</p>
${allRefused ? '' : form(`${also}${act('unsubscribe', words.act)}`)}
${undoable ? `<p>${say(words.mistake)}</p>${form(act('undo', words.undo, ' class="quiet"'))}` : ''}`
    : `${done === 'undone' ? `<p class="done" role="status">${say(words.undone)}</p>` : ''}
<p>${say(words.ask)}</p>${form(`${also}${act('unsubscribe', words.act)}`)}`;
  return layout(
    { language, title: words.title[language], company, nonce },
    `<p class="who">${say(words.who)}${language === 'fr' ? '\u00a0' : ''}: <strong>${escapeHtml(maskAddress(address))}</strong></p>
${body}<p class="small">${say(words.law)}</p>`,
  );
}

/** The page of anything else. */
export const unknownLinkPage = (language: Language, nonce: string): string =>
  layout(
    { language, title: words.unknownTitle[language], company: '', nonce },
    `<p>${escapeHtml(words.unknown[language])}</p>`,
  );

interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly company: string;
  readonly nonce: string;
}

const layout = ({ language, title, company, nonce }: Frame, body: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${style}</style></head>
<body><main>${company ? `<p class="company">${escapeHtml(company)}</p>` : ''}<h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;

/** The colours of the application's theme (apps/web/src/theme/tokens.ts), which this page does not load. */
const style = `:root{color-scheme:light dark;--ground:#f7f5f0;--card:#fff;--ink:#1d2521;--soft:#55605a;--line:#d9d6cd;--act:#1f5c46;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ground:#141816;--card:#1c221f;--ink:#e9ece9;--soft:#a9b3ad;--line:#38413c;--act:#7fc7a6;--on:#0f1412}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 "Hanken Grotesk",system-ui,sans-serif}
main{max-width:34rem;margin:max(4vh,1rem) auto;padding:24px;background:var(--card);border:1px solid var(--line);border-radius:14px}
h1{font-size:26px;line-height:1.2;margin:0 0 16px}.company{color:var(--soft);margin:0 0 8px}.who strong{white-space:nowrap}
.done{font-weight:600}.small{color:var(--soft);font-size:13px;margin:24px 0 0}form{margin:16px 0}
label{display:flex;gap:12px;align-items:flex-start;min-height:44px;padding:8px 0}input{width:20px;height:20px;flex:none;margin:2px 0 0;accent-color:var(--act)}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 20px;border-radius:8px;border:1px solid var(--act);background:var(--act);color:var(--on);cursor:pointer}
button.quiet{background:transparent;color:var(--act)}button:focus-visible,input:focus-visible{outline:3px solid var(--act);outline-offset:2px}
@media(max-width:37rem){main{margin:0;min-height:100vh;border:0;border-radius:0}button{width:100%}}`;
