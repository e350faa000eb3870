import { Seeker } from './seeker.js';

/** Where a record ends: `at` the first character of its end mark, `length` that of the mark. */
export interface RecordEnd {
  at: number;
  length: number;
}

/** Finds record ends; a final newline of the mark is any of LF, CRLF, CR. */
export class RecordEndFinder {
  private readonly prefix: string;
  private readonly newline: boolean;
  private readonly mark: Seeker;
  private readonly lf = new Seeker('\n');
  private readonly cr = new Seeker('\r');
  private known: RecordEnd | undefined;

  /** @param recordEnd the mark, e.g. `\n`, `&|\n` or one without newline */
  constructor(recordEnd: string) {
    this.newline = /[\r\n]$/.test(recordEnd);
    this.prefix = recordEnd.replace(/\r?\n$|\r$/, '');
    this.mark = new Seeker(this.prefix);
  }

  /** True where a record without quotes is exactly one physical line. */
  get isLine(): boolean {
    return this.newline && this.prefix === '';
  }

  reset(): void {
    for (const seeker of [this.mark, this.lf, this.cr]) seeker.reset();
    this.known = undefined;
  }

  /** First end from `from` on; undefined if there is none yet. @param last no text will follow */
  find(text: string, from: number, last: boolean): RecordEnd | undefined {
    if (this.known && this.known.at >= from) return this.known;
    this.known = this.isLine ? this.findNewline(text, from, last) : this.findMark(text, from, last);
    return this.known;
  }

  private findNewline(text: string, from: number, last: boolean): RecordEnd | undefined {
    const lf = this.lf.from(text, from);
    const cr = this.cr.from(text, from);
    if (cr < 0 || (lf >= 0 && lf < cr)) return lf < 0 ? undefined : { at: lf, length: 1 };
    // A CR that ends the text may be the first half of CRLF.
    if (cr === text.length - 1 && !last) return undefined;
    return { at: cr, length: lf === cr + 1 ? 2 : 1 };
  }

  private findMark(text: string, from: number, last: boolean): RecordEnd | undefined {
    for (let at = this.mark.from(text, from); at >= 0; at = this.mark.from(text, at + 1)) {
      const after = at + this.prefix.length;
      if (!this.newline) return { at, length: this.prefix.length };
      if (text[after] === '\n') return { at, length: this.prefix.length + 1 };
      if (text[after] !== '\r') continue;
      if (after === text.length - 1 && !last) return undefined;
      return { at, length: this.prefix.length + (text[after + 1] === '\n' ? 2 : 1) };
    }
    return undefined;
  }
}

/** Physical line breaks (LF, CRLF, CR) in a text. */
export function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] !== '\n') count += 1;
  }
  return count;
}
