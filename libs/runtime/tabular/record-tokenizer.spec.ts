import fc from 'fast-check';
import { type RawRecord, type RecordSyntax, RecordTokenizer } from './record-tokenizer.js';
import type { TableDefect } from './table-error.js';

const CSV: RecordSyntax = { separator: ';', recordEnd: '\n', quote: '"' };

function tokenize(chunks: string[], syntax: RecordSyntax): (RawRecord | TableDefect)[] {
  const tokenizer = new RecordTokenizer(syntax);
  return [...chunks.flatMap((chunk) => tokenizer.push(chunk)), ...tokenizer.push('', true)];
}

const summary = (records: (RawRecord | TableDefect)[]) =>
  records.map((one) => ('code' in one ? [one.line, one.code] : [one.line, ...one.fields]));

describe('cutting text into records', () => {
  it('ends records at LF, CRLF and CR, and counts physical lines', () => {
    expect(summary(tokenize(['a;b\r\nc;d\re;f\n\n\r\ng;h'], CSV))).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd'],
      [3, 'e', 'f'],
      [6, 'g', 'h'],
    ]);
  });

  it('keeps separators, doubled quotes and newlines of quoted fields', () => {
    expect(summary(tokenize(['"a;1";"say ""hi"""\r\n"x\r\ny";\nlast;""\n'], CSV))).toEqual([
      [1, 'a;1', 'say "hi"'],
      [2, 'x\r\ny', ''],
      [4, 'last', ''],
    ]);
  });

  it('refuses the row of a stray quote alone', () => {
    expect(summary(tokenize(['a;12" pipe\n"b"x;c\nd;e'], CSV))).toEqual([
      [1, 'stray-quote'],
      [2, 'stray-quote'],
      [3, 'd', 'e'],
    ]);
  });

  it('resumes at the line after the one where an unclosed quote began', () => {
    expect(summary(tokenize(['a;"open\nb;c\nd;e\n'], CSV))).toEqual([
      [1, 'unclosed-quote'],
      [2, 'b', 'c'],
      [3, 'd', 'e'],
    ]);
  });

  it('gives an unclosed quote up after 1,000 lines, long before the end of the file', () => {
    const tokenizer = new RecordTokenizer(CSV);
    const found = tokenizer.push(`a;"open\n${'b;c\n'.repeat(1001)}`);
    expect(found).toHaveLength(1002);
    expect(summary(found).slice(0, 2)).toEqual([
      [1, 'unclosed-quote'],
      [2, 'b', 'c'],
    ]);
  });

  it('takes a quoted field of 1,000 line breaks, not of 1,001', () => {
    expect(summary(tokenize([`"${'\n'.repeat(1000)}";x\n`], CSV))).toEqual([[1, '\n'.repeat(1000), 'x']]);
    expect(summary(tokenize([`"${'x\n'.repeat(1001)}";x\n`], CSV))[0]).toEqual([1, 'unclosed-quote']);
  });

  it('gives an unclosed quote up after 1 MiB on one line', () => {
    const long = 'x'.repeat(1024 * 1024 + 1);
    expect(summary(tokenize([`a;"${long}`, 'more\n', 'b;c\n'], CSV))).toEqual([
      [1, 'unclosed-quote'],
      [2, 'b', 'c'],
    ]);
  });

  it('drops a record without end over 4 MiB, and reads the next one', () => {
    const chunks = [...Array.from({ length: 9 }, () => 'x'.repeat(1024 * 1024)), ';y\nb;c\n'];
    expect(summary(tokenize(chunks, CSV))).toEqual([
      [1, 'record-too-long'],
      [2, 'b', 'c'],
    ]);
  });

  it('leaves quotes alone where there are none', () => {
    expect(summary(tokenize(['a;12" pipe\n"b;c\n'], { ...CSV, quote: null }))).toEqual([
      [1, 'a', '12" pipe'],
      [2, '"b', 'c'],
    ]);
  });

  it('reads separators and record ends of several characters, with newlines in fields', () => {
    const bcp = { separator: '+|', recordEnd: '&|\n', quote: null };
    expect(summary(tokenize(['1+|a\r\nb|+&+|&|\r\n2+|&+||c+|x&|\n'], bcp))).toEqual([
      [1, '1', 'a\r\nb|+&', ''],
      [3, '2', '&', '|c', 'x'],
    ]);
  });

  it('reads a record end without newline', () => {
    expect(summary(tokenize(['a;b\x1e1;2\n3\x1e"c\x1e";d\x1e'], { ...CSV, recordEnd: '\x1e' }))).toEqual([
      [1, 'a', 'b'],
      [1, '1', '2\n3'],
      [2, 'c\x1e', 'd'],
    ]);
  });

  const syntaxes: RecordSyntax[] = [
    CSV,
    { separator: '+|', recordEnd: '&|\n', quote: null },
    { separator: '+|', recordEnd: '&|\n', quote: '"' },
    { separator: ',', recordEnd: '\x1e', quote: '"' },
  ];
  const soup = fc.array(
    fc.constantFrom('a', '"', '""', ';', ',', '\n', '\r', '\r\n', '+', '|', '&', '&|', '\x1e'),
    {
      maxLength: 40,
    },
  );

  it.each(syntaxes)('reads the same wherever the text is cut into chunks (%j)', (syntax) => {
    fc.assert(
      fc.property(soup, fc.array(fc.nat(5), { maxLength: 40 }), (parts, sizes) => {
        const text = parts.join('');
        const chunks: string[] = [];
        let at = 0;
        for (const size of sizes) {
          chunks.push(text.slice(at, at + size));
          at += size;
        }
        chunks.push(text.slice(at));
        expect(tokenize(chunks, syntax)).toEqual(tokenize([text], syntax));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(syntaxes)('never loses a line: good lines after any text are read (%j)', (syntax) => {
    const end = syntax.recordEnd;
    fc.assert(
      fc.property(soup, (parts) => {
        const good = `x${syntax.separator}y${end}`;
        const text = `${parts.join('')}${end}${good.repeat(3)}`;
        expect(
          summary(tokenize([text], syntax))
            .at(-1)
            ?.slice(1),
        ).toEqual(['x', 'y']);
      }),
      { numRuns: 1000 },
    );
  });
});
