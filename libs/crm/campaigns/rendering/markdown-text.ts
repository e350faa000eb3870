import type { Token, Tokens } from 'marked';

const inlineText = (tokens: readonly Token[] | undefined): string =>
  (tokens ?? []).map((token) => inlineOf(token)).join('');

function inlineOf(token: Token): string {
  switch (token.type) {
    case 'br':
      return '\n';
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      const shown = inlineText(tokens);
      return shown === href || href === `mailto:${shown}` || shown === '' ? href : `${shown} (${href})`;
    }
    case 'image':
      return (token as Tokens.Image).text;
    case 'codespan':
    case 'escape':
    case 'html':
      return (token as Tokens.Text).text;
    default: {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? inlineText(tokens) : text;
    }
  }
}

function blockOf(token: Token): string {
  switch (token.type) {
    case 'space':
    case 'def':
      return '';
    case 'hr':
      return '----------';
    case 'heading':
      return inlineText((token as Tokens.Heading).tokens);
    case 'blockquote':
      return indent(blocksOf((token as Tokens.Blockquote).tokens), '> ', '> ');
    case 'list': {
      const { items, ordered, start } = token as Tokens.List;
      return items
        .map((item, at) =>
          indent(blocksOf(item.tokens, '\n'), ordered ? `${Number(start || 1) + at}. ` : '- ', '  '),
        )
        .join('\n');
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const row = (cells: Tokens.TableCell[]) => cells.map(({ tokens }) => inlineText(tokens)).join(' | ');
      return [header, ...rows].map(row).join('\n');
    }
    case 'code':
      return (token as Tokens.Code).text;
    default:
      return inlineOf(token);
  }
}

const indent = (block: string, first: string, others: string): string =>
  block
    .split('\n')
    .map((line, at) => `${at === 0 ? first : others}${line}`)
    .join('\n');

const blocksOf = (tokens: readonly Token[], between = '\n\n'): string =>
  tokens
    .map((token) => blockOf(token).trim())
    .filter(Boolean)
    .join(between);

/** Markdown as plain text, for programs and people that want no HTML. */
export const plainTextOf = (tokens: readonly Token[]): string => blocksOf(tokens);
