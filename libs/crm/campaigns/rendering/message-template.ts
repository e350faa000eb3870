import { randomBytes } from 'node:crypto';
import type { Token } from 'marked';
import { type FieldError, text } from '#kernel';
import { escapeHtml } from './escape-html.js';
import { isSafeImage, isSafeLink, markdown } from './markdown-html.js';
import { plainTextOf } from './markdown-text.js';
import { type FieldUse, fillText, type MergeValues, parseMergeText, wordOf } from './merge-fields.js';

/** What a campaign says, as it is written. */
export interface MessageSource {
  readonly subject: string | null;
  readonly preheader: string | null;
  readonly body: string | null;
}

/** What it says to one person. */
export interface FilledMessage {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
}

/** A message read once and filled in for each recipient. */
export interface MessageTemplate {
  readonly errors: readonly FieldError[];
  fill(values: MergeValues): FilledMessage;
}

/**
 * Reads a message. While the Markdown is read, a word that nobody can have typed stands for each field, so that no
 * value is ever taken for Markdown or HTML.
 */
export function readMessage({ subject, preheader, body }: MessageSource): MessageTemplate {
  const title = parseMergeText(subject ?? '', 'subject');
  const preview = parseMergeText(preheader ?? '', 'preheader');
  const message = parseMergeText(body ?? '', 'body');
  const nonce = randomBytes(9).toString('hex');
  const uses: FieldUse[] = [];
  const source = message.parts
    .map((part) => (typeof part === 'string' ? part : `f${nonce}x${uses.push(part) - 1}z`))
    .join('');
  const tokens = markdown.lexer(source);
  const html = inAttributes(markdown.parser(tokens), nonce);
  const plain = plainTextOf(tokens);
  const errors = [...title.errors, ...preview.errors, ...message.errors, ...linkErrors(tokens, nonce)];
  const field = new RegExp(`([fu])${nonce}x(\\d+)z`, 'g');
  const fillIn = (template: string, written: (value: string, kind: string) => string, values: MergeValues) =>
    template.replace(field, (_, kind: string, at: string) => {
      const use = uses[Number(at)];
      return use ? written(wordOf(use, values), kind) : '';
    });
  return {
    errors,
    fill: (values) => ({
      subject: fillText(title.parts, values),
      preheader: fillText(preview.parts, values),
      html: fillIn(
        html,
        (value, kind) => (kind === 'u' ? encodeURIComponent(value) : escapeHtml(value)),
        values,
      ),
      text: fillIn(plain, (value) => value, values),
    }),
  };
}

/** Fields in an address are marked: there a value is written as addresses want it. */
const inAttributes = (html: string, nonce: string): string =>
  html.replace(/ (?:href|src)="[^"]*"/g, (attribute) => attribute.replaceAll(`f${nonce}x`, `u${nonce}x`));

function linkErrors(tokens: Token[], nonce: string): FieldError[] {
  const errors: FieldError[] = [];
  const field = new RegExp(`f${nonce}x\\d+z`, 'g');
  markdown.walkTokens(tokens, (token) => {
    if (token.type !== 'link' && token.type !== 'image') return;
    const href = String(token.href);
    if (token.type === 'link' ? isSafeLink(href) : isSafeImage(href)) return;
    const shown = href.replace(field, '{{…}}');
    const message =
      token.type === 'link'
        ? text(
            `Le lien « ${shown} » doit commencer par https://, mailto: ou tel:.`,
            `The link "${shown}" must begin with https://, mailto: or tel:.`,
          )
        : text(
            `L’image « ${shown} » doit avoir une adresse en https://.`,
            `The picture "${shown}" must have an https:// address.`,
          );
    errors.push({ field: 'body', code: 'link', message });
  });
  return errors;
}
