import { countBreaks, RecordEndFinder } from './record-end.js';
import { Seeker } from './seeker.js';
import { tableDefect } from './table-defect.js';
import type { TableDefect, TableDefectCode } from './table-error.js';

/** Characters (UTF-16 units) and lines that one quoted field may span before its quote counts as unclosed. */
export const MAX_QUOTED_CHARACTERS = 1024 * 1024;
export const MAX_QUOTED_LINES = 1000;
/** Characters of one record; more is no table, or another record end. */
export const MAX_RECORD_CHARACTERS = 4 * 1024 * 1024;

export interface RecordSyntax {
  separator: string;
  recordEnd: string;
  quote: string | null;
  /** Hand out empty lines too, as a record of one empty field. */
  keepBlank?: boolean;
}

/** A record's fields as they are in the text, unquoted. */
export interface RawRecord {
  line: number;
  fields: string[];
}

type Parsed = { fields: string[]; end: number } | TableDefectCode | 'more';

/**
 * Cuts text into records, chunk after chunk (RFC 4180 with any separator and record end). A bad quote costs its
 * record alone: reading resumes at the line after the one where the record began, which is why the text is kept
 * until its record is complete, within the bounds above.
 */
export class RecordTokenizer {
  private readonly syntax: RecordSyntax;
  private readonly ends: RecordEndFinder;
  private readonly separators: Seeker;
  private readonly quotes: Seeker;
  private text = '';
  private at = 0;
  private line = 1;
  private last = false;
  private skipping = false;

  constructor(syntax: RecordSyntax) {
    this.syntax = syntax;
    this.ends = new RecordEndFinder(syntax.recordEnd);
    this.separators = new Seeker(syntax.separator);
    this.quotes = new Seeker(syntax.quote ?? '');
  }

  /** The records that are complete now; `last` completes the rest. */
  push(chunk: string, last = false): (RawRecord | TableDefect)[] {
    this.text = this.text.slice(this.at) + chunk;
    this.at = 0;
    this.last = last;
    this.rewind();
    const out: (RawRecord | TableDefect)[] = [];
    while (this.at < this.text.length && this.step(out));
    return out;
  }

  /** Takes one record off the text; false where the rest must wait for more text. */
  private step(out: (RawRecord | TableDefect)[]): boolean {
    const end = this.ends.find(this.text, this.at, this.last);
    if (this.skipping) return this.skip();
    if (!end && !this.last)
      return this.text.length - this.at > MAX_RECORD_CHARACTERS && this.refuse('record-too-long', out);
    const until = end?.at ?? this.text.length;
    const next = end ? end.at + end.length : this.text.length;
    const quote = this.syntax.quote ? this.quotes.from(this.text, this.at) : -1;
    if (quote < 0 || quote >= until) {
      if (until > this.at || this.syntax.keepBlank) {
        out.push({ line: this.line, fields: this.text.slice(this.at, until).split(this.syntax.separator) });
      }
      this.advance(next, this.ends.isLine);
      return true;
    }
    const parsed = this.parseQuoted(this.at);
    if (parsed === 'more') {
      return this.text.length - this.at > MAX_RECORD_CHARACTERS && this.refuse('record-too-long', out);
    }
    if (typeof parsed === 'string') return this.refuse(parsed, out);
    out.push({ line: this.line, fields: parsed.fields });
    this.advance(parsed.end, false);
    return true;
  }

  private parseQuoted(start: number): Parsed {
    const { text, last, syntax } = this;
    const quote = syntax.quote as string;
    const fields: string[] = [];
    for (let at = start; ; ) {
      let stop: number;
      if (text.startsWith(quote, at)) {
        const close = this.closingQuote(at + quote.length);
        if (typeof close === 'string') return close;
        const raw = text.slice(at + quote.length, close);
        fields.push(raw.replaceAll(quote + quote, quote));
        stop = close + quote.length;
        if (!last && text.length - stop < syntax.separator.length) return 'more';
      } else {
        const end = this.ends.find(text, at, last)?.at ?? -1;
        const separator = this.separators.from(text, at);
        if (end < 0 && separator < 0 && !last) return 'more';
        stop = Math.min(end < 0 ? text.length : end, separator < 0 ? text.length : separator);
        const stray = text.indexOf(quote, at);
        if (stray >= 0 && stray < stop) return 'stray-quote';
        fields.push(text.slice(at, stop));
      }
      if (text.startsWith(syntax.separator, stop)) {
        at = stop + syntax.separator.length;
        continue;
      }
      const end = this.ends.find(text, stop, last);
      if (end?.at === stop) return { fields, end: stop + end.length };
      if (stop === text.length) return last ? { fields, end: stop } : 'more';
      // What follows may be half an end mark, cut by the chunk.
      if (!end && !last && text.length - stop <= syntax.recordEnd.length) return 'more';
      return 'stray-quote';
    }
  }

  /** Place of the quote that closes the field whose content begins at `from`. */
  private closingQuote(from: number): number | 'unclosed-quote' | 'more' {
    const { text, last } = this;
    const quote = this.syntax.quote as string;
    let close = text.indexOf(quote, from);
    while (close >= 0 && text.startsWith(quote, close + quote.length)) {
      close = text.indexOf(quote, close + 2 * quote.length);
    }
    const inside = close < 0 ? text.length : close;
    const tooLong =
      inside - from > MAX_QUOTED_CHARACTERS || countBreaks(text.slice(from, inside)) > MAX_QUOTED_LINES;
    if (tooLong) return 'unclosed-quote';
    if (close < 0) return last ? 'unclosed-quote' : 'more';
    // The quote that ends the text may be the first of two.
    return close + quote.length === text.length && !last ? 'more' : close;
  }

  private refuse(code: TableDefectCode, out: (RawRecord | TableDefect)[]): boolean {
    out.push(tableDefect(this.line, code));
    this.rewind();
    this.skipping = true;
    return this.skip();
  }

  /** Drops the text up to the next record end. */
  private skip(): boolean {
    const end = this.ends.find(this.text, this.at, this.last);
    this.skipping = !end && !this.last;
    // The last characters may be half an end mark: they stay.
    let to = end
      ? end.at + end.length
      : this.text.length - (this.last ? 0 : this.syntax.recordEnd.length + 1);
    if (!end && !this.last && this.text[to - 1] === '\r') to -= 1;
    if (to > this.at) this.advance(to, false);
    return !this.skipping;
  }

  private advance(to: number, oneLine: boolean): void {
    this.line += oneLine ? 1 : countBreaks(this.text.slice(this.at, to));
    this.at = to;
  }

  private rewind(): void {
    this.ends.reset();
    this.separators.reset();
    this.quotes.reset();
  }
}
