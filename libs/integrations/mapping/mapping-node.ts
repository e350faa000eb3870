import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type FieldError, Problem, type Text, text } from '#kernel';
import { IntegrationsProblems } from '../integrations.problems.js';

/** What is wrong with a mapping, gathered so that its author sees everything at once. */
class Complaints {
  readonly errors: FieldError[] = [];

  constructor(readonly lines: LineCounter) {}

  add(offset: number, path: string, message: Text): void {
    const { line } = this.lines.linePos(offset);
    this.errors.push({
      field: path || 'mapping',
      code: 'mapping',
      message: text(`Ligne ${line} : ${message.fr}`, `Line ${line}: ${message.en}`),
    });
  }
}

/** One node of a mapping with its place, so that every refusal names its line and path. */
export class MappingNode {
  private constructor(
    private readonly node: Node | null | undefined,
    private readonly offset: number,
    readonly path: string,
    private readonly complaints: Complaints,
  ) {}

  /** @throws Problem IMPORT_MAPPING_INVALID for text that is no YAML. */
  static parse(source: string): MappingNode {
    const lines = new LineCounter();
    const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
    const complaints = new Complaints(lines);
    for (const error of document.errors) {
      const message = error.message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
      complaints.add(error.pos[0], '', text(`YAML illisible (${message})`, `unreadable YAML (${message})`));
    }
    const root = new MappingNode(document.contents as Node | null, 0, '', complaints);
    if (complaints.errors.length > 0) root.refuseAll();
    return root;
  }

  /** The line of this node in the mapping file, 1-based. */
  get line(): number {
    return this.complaints.lines.linePos(this.offset).line;
  }

  get kind(): 'map' | 'list' | 'text' | 'number' | 'boolean' | 'null' {
    if (isMap(this.node)) return 'map';
    if (isSeq(this.node)) return 'list';
    const value = isScalar(this.node) ? this.node.value : null;
    if (typeof value === 'string') return 'text';
    if (typeof value === 'number') return 'number';
    return typeof value === 'boolean' ? 'boolean' : 'null';
  }

  /** Notes a refusal; reading goes on. */
  complain(fr: string, en: string): void {
    this.complaints.add(this.offset, this.path, text(fr, en));
  }

  /** @throws Problem IMPORT_MAPPING_INVALID when anything was refused so far. */
  refuseAll(): void {
    const { errors } = this.complaints;
    if (errors.length === 0) return;
    throw new Problem(IntegrationsProblems.IMPORT_MAPPING_INVALID, {
      errors,
      detail: errors[0]?.message as Text,
    });
  }

  /** The members of a map. Keys other than `allowed` are refused; undefined allows any. */
  members(allowed?: readonly string[]): Map<string, MappingNode> {
    const found = new Map<string, MappingNode>();
    if (!isMap(this.node)) {
      this.complain('des clés et leurs valeurs sont attendues.', 'keys and their values are expected.');
      return found;
    }
    for (const pair of this.node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const offset = (pair.key as Node).range?.[0] ?? this.offset;
      const path = this.path ? `${this.path}.${key}` : key;
      const child = new MappingNode(pair.value as Node | null, offset, path, this.complaints);
      if (isAlias(pair.value)) {
        child.complain('les alias YAML ne sont pas admis.', 'YAML aliases are not allowed.');
      } else if (allowed && !allowed.includes(key)) {
        child.complain(
          `« ${key} » est inconnu ici ; clés possibles : ${allowed.join(', ')}.`,
          `"${key}" is unknown here; possible keys: ${allowed.join(', ')}.`,
        );
      } else {
        found.set(key, child);
      }
    }
    return found;
  }

  items(): MappingNode[] {
    if (!isSeq(this.node)) {
      this.complain('une liste est attendue.', 'a list is expected.');
      return [];
    }
    return (this.node.items as Node[]).map(
      (item, index) =>
        new MappingNode(item, item.range?.[0] ?? this.offset, `${this.path}.${index}`, this.complaints),
    );
  }

  /** One item or a list of them. */
  oneOrMany(): MappingNode[] {
    return this.kind === 'list' ? this.items() : [this];
  }

  scalar(): string | number | boolean | null {
    if (isScalar(this.node)) {
      const { value } = this.node;
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
      if (value === null) return null;
    } else if (this.node === null || this.node === undefined) return null;
    this.complain('une valeur simple est attendue.', 'a plain value is expected.');
    return null;
  }

  /** A text; numbers and words such as `yes` count as they are written. */
  text(): string {
    if (isScalar(this.node) && this.node.value !== null)
      return this.node.source && typeof this.node.value !== 'string'
        ? this.node.source
        : String(this.node.value);
    this.complain('un texte est attendu.', 'a text is expected.');
    return '';
  }

  texts(): string[] {
    return this.oneOrMany().map((node) => node.text());
  }

  flag(): boolean {
    const value = this.scalar();
    if (typeof value !== 'boolean') this.complain('true ou false est attendu.', 'true or false is expected.');
    return value === true;
  }

  integer(): number {
    const value = this.scalar();
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    this.complain('un nombre entier est attendu.', 'a whole number is expected.');
    return 0;
  }

  choice<Choice extends string>(choices: readonly Choice[]): Choice {
    const value = this.scalar();
    const found = choices.find((choice) => choice === value);
    if (!found)
      this.complain(`valeurs possibles : ${choices.join(', ')}.`, `possible values: ${choices.join(', ')}.`);
    return found ?? (choices[0] as Choice);
  }
}
