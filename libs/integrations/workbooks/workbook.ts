import { columnOf, dateText, isDateFormat, numberText } from './cell-text.js';
import { scanXml, type XmlPiece } from './xml-scanner.js';
import { ArchiveError, ZipArchive } from './zip-archive.js';

/** A row of a sheet that has a value; `line` is its number in the sheet, 1-based. */
export interface SheetRow {
  readonly line: number;
  readonly fields: readonly string[];
}

const mebibyte = 1024 * 1024;
const limits = { part: 8 * mebibyte, texts: 64 * mebibyte, sheet: 400 * mebibyte };
/** Columns that are looked at; what stands further right is refused. */
export const mostColumns = 256;

/**
 * An XLSX workbook, read as it comes from the disk: the shared texts are held in memory, the rows are not. Formulas count
 * with the value that was saved with them, and are never computed (ECMA-376 part 1).
 */
export class Workbook {
  private constructor(
    private readonly archive: ZipArchive,
    /** Names of the sheets in their order, and where they lie. */
    private readonly places: ReadonlyMap<string, string>,
    private readonly from1904: boolean,
  ) {}

  /** @throws ArchiveError for what is no workbook. */
  static async open(path: string): Promise<Workbook> {
    const archive = await ZipArchive.open(path);
    const targets = new Map<string, string>();
    await visit(archive, 'xl/_rels/workbook.xml.rels', limits.part, (piece) => {
      if (piece.kind !== 'open' || piece.name !== 'Relationship') return;
      const attributes = piece.attributes();
      const target = attributes.get('Target') ?? '';
      targets.set(attributes.get('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    });
    const places = new Map<string, string>();
    let from1904 = false;
    await visit(archive, 'xl/workbook.xml', limits.part, (piece) => {
      if (piece.kind !== 'open') return;
      if (piece.name === 'workbookPr')
        from1904 = ['1', 'true'].includes(piece.attributes().get('date1904') ?? '');
      if (piece.name !== 'sheet') return;
      const attributes = piece.attributes();
      const place = targets.get(attributes.get('id') ?? '');
      if (place && archive.has(place)) places.set(attributes.get('name') ?? '', place);
    });
    if (places.size === 0) throw new ArchiveError('no sheet');
    return new Workbook(archive, places, from1904);
  }

  get sheets(): string[] {
    return [...this.places.keys()];
  }

  /** The rows of a sheet. @throws ArchiveError for an unknown or damaged sheet, or one with too many columns. */
  async *rows(sheet: string): AsyncGenerator<SheetRow, void, undefined> {
    const place = this.places.get(sheet);
    if (!place) throw new ArchiveError('no such sheet');
    const texts = await this.sharedTexts();
    const dates = await this.dateStyles();
    const reader = new RowReader((raw, type, style) => this.textOf(raw, type, dates.has(style), texts));
    for await (const pieces of scanXml(this.archive.read(place, limits.sheet))) {
      for (const piece of pieces) {
        const row = reader.take(piece);
        if (row) yield row;
      }
    }
  }

  private textOf(raw: string, type: string, isDate: boolean, texts: readonly string[]): string {
    if (type === 's') return texts[Number(raw)] ?? '';
    if (type === 'b') return raw === '1' ? 'true' : 'false';
    if (type !== 'n' || raw === '') return raw;
    return (isDate ? dateText(Number(raw), this.from1904) : undefined) ?? numberText(raw);
  }

  private async sharedTexts(): Promise<string[]> {
    const texts: string[] = [];
    if (!this.archive.has('xl/sharedStrings.xml')) return texts;
    const text = new TextReader();
    await visit(this.archive, 'xl/sharedStrings.xml', limits.texts, (piece) => {
      if (piece.kind === 'open' && piece.name === 'si') text.begin();
      else if (piece.kind === 'close' && piece.name === 'si') texts.push(text.end());
      else text.take(piece);
    });
    return texts;
  }

  /** Numbers of the cell styles that show dates. */
  private async dateStyles(): Promise<Set<number>> {
    const dates = new Set<number>();
    if (!this.archive.has('xl/styles.xml')) return dates;
    const codes = new Map<number, string>();
    let [inside, style] = [false, 0];
    await visit(this.archive, 'xl/styles.xml', limits.part, (piece) => {
      if (piece.kind === 'text') return;
      if (piece.name === 'cellXfs') inside = piece.kind === 'open';
      if (piece.kind === 'close') return;
      if (piece.name === 'numFmt') {
        const attributes = piece.attributes();
        codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      } else if (inside && piece.name === 'xf') {
        const id = Number(piece.attributes().get('numFmtId') ?? 0);
        if (isDateFormat(id, codes.get(id))) dates.add(style);
        style += 1;
      }
    });
    return dates;
  }
}

async function visit(
  archive: ZipArchive,
  name: string,
  maxBytes: number,
  take: (piece: XmlPiece) => void,
): Promise<void> {
  for await (const pieces of scanXml(archive.read(name, maxBytes))) for (const piece of pieces) take(piece);
}

/** Gathers the text of `<t>` elements; those of `<rPh>` tell how it is pronounced and are left out. */
class TextReader {
  private text = '';
  private within = false;
  private phonetic = false;

  begin(): void {
    this.text = '';
  }

  take(piece: XmlPiece): void {
    if (piece.kind === 'text') {
      if (this.within && !this.phonetic) this.text += piece.text;
    } else if (piece.name === 't') this.within = piece.kind === 'open';
    else if (piece.name === 'rPh') this.phonetic = piece.kind === 'open';
  }

  end(): string {
    return this.text;
  }
}

/** Puts the cells of a sheet together into rows. */
class RowReader {
  private line = 0;
  private fields: string[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private raw = '';
  private within = false;
  private readonly inline = new TextReader();

  constructor(private readonly textOf: (raw: string, type: string, style: number) => string) {}

  take(piece: XmlPiece): SheetRow | undefined {
    if (piece.kind === 'text') {
      if (this.within) this.raw += piece.text;
      else this.inline.take(piece);
    } else if (piece.kind === 'open') this.open(piece.name, piece.attributes, piece);
    else return this.close(piece);
    return undefined;
  }

  private open(name: string, attributes: () => Map<string, string>, piece: XmlPiece): void {
    if (name === 'row') {
      this.line = Number(attributes().get('r')) || this.line + 1;
      this.fields = [];
      this.column = -1;
    } else if (name === 'c') {
      const found = attributes();
      this.column = columnOf(found.get('r')) ?? this.column + 1;
      if (this.column >= mostColumns) throw new ArchiveError('too many columns', 'too-large');
      this.type = found.get('t') ?? 'n';
      this.style = Number(found.get('s') ?? 0);
      this.raw = '';
      this.inline.begin();
    } else if (name === 'v') this.within = true;
    else this.inline.take(piece);
  }

  private close(piece: XmlPiece & { kind: 'close' }): SheetRow | undefined {
    if (piece.name === 'v') this.within = false;
    else if (piece.name === 'c') this.endCell();
    else if (piece.name === 'row') {
      if (this.fields.some((field) => field.trim() !== '')) return { line: this.line, fields: this.fields };
    } else this.inline.take(piece);
    return undefined;
  }

  private endCell(): void {
    const text = this.type === 'inlineStr' ? this.inline.end() : this.textOf(this.raw, this.type, this.style);
    while (this.fields.length < this.column) this.fields.push('');
    this.fields[this.column] = text.replaceAll('\0', '');
  }
}
