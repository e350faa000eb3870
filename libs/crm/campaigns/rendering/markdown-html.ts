import { Marked, type Tokens } from 'marked';
import { escapeHtml } from './escape-html.js';

/** Programs that read mail know no stylesheets of ours: each element carries its own. */
const styles = {
  h1: 'margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:600',
  h2: 'margin:24px 0 12px;font-size:19px;line-height:1.3;font-weight:600',
  h3: 'margin:20px 0 8px;font-size:16px;line-height:1.4;font-weight:600',
  p: 'margin:0 0 16px;font-size:16px;line-height:1.55',
  list: 'margin:0 0 16px;padding:0 0 0 24px;font-size:16px;line-height:1.55',
  li: 'margin:0 0 6px',
  blockquote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #c9c4b8',
  hr: 'margin:24px 0;border:0;border-top:1px solid #d9d5cb',
  a: 'color:#1f6f54;text-decoration:underline',
  img: 'display:block;max-width:100%;height:auto;border:0;margin:0 0 16px',
  code: 'font-family:Consolas,Menlo,monospace;font-size:14px',
  table: 'border-collapse:collapse;margin:0 0 16px;font-size:15px;line-height:1.45',
  cell: 'padding:6px 10px;border:1px solid #d9d5cb;text-align:left',
} as const;

/** What a link may lead to; anything else stays text. */
export const isSafeLink = (href: string): boolean => /^(https?:\/\/|mailto:|tel:)/i.test(href.trim());
export const isSafeImage = (href: string): boolean => /^https:\/\//i.test(href.trim());

/** Markdown as HTML for mails. Raw HTML is text like any other: nobody's script, form or picture comes in by it. */
export const markdown = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
    heading({ tokens, depth }) {
      const tag = depth === 1 ? 'h1' : depth === 2 ? 'h2' : 'h3';
      return `<${tag} style="${styles[tag]}">${this.parser.parseInline(tokens)}</${tag}>\n`;
    },
    paragraph({ tokens }) {
      return `<p style="${styles.p}">${this.parser.parseInline(tokens)}</p>\n`;
    },
    list({ ordered, start, items }) {
      const tag = ordered ? 'ol' : 'ul';
      const first = ordered && Number(start) > 1 ? ` start="${Number(start)}"` : '';
      const body = items.map((item) => this.listitem(item)).join('');
      return `<${tag}${first} style="${styles.list}">${body}</${tag}>\n`;
    },
    listitem({ tokens }) {
      return `<li style="${styles.li}">${this.parser.parse(tokens)}</li>`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    blockquote({ tokens }) {
      return `<blockquote style="${styles.blockquote}">${this.parser.parse(tokens)}</blockquote>\n`;
    },
    hr: () => `<hr style="${styles.hr}">\n`,
    code: ({ text }) =>
      `<pre style="${styles.p}"><code style="${styles.code}">${escapeHtml(text)}</code></pre>\n`,
    codespan: ({ text }) => `<code style="${styles.code}">${escapeHtml(text)}</code>`,
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens);
      return isSafeLink(href) ? `<a href="${escapeHtml(href)}" style="${styles.a}">${inner}</a>` : inner;
    },
    image({ href, text }) {
      const alt = escapeHtml(text);
      return isSafeImage(href) ? `<img src="${escapeHtml(href)}" alt="${alt}" style="${styles.img}">` : alt;
    },
    table({ header, rows }) {
      const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
        `<tr>${cells
          .map(({ tokens }) => `<${tag} style="${styles.cell}">${this.parser.parseInline(tokens)}</${tag}>`)
          .join('')}</tr>`;
      const body = rows.map((cells) => row(cells, 'td')).join('');
      return `<table role="presentation" style="${styles.table}">${row(header, 'th')}${body}</table>\n`;
    },
  },
});
