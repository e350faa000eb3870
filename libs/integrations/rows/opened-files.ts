import { type FieldError, Problem, text } from '#kernel';
import { readTable, type Table, TableError } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import type { MappedFile, Mapping } from '../mapping/mapping.js';

/** The files of a mapping, opened and found to have the columns that it reads, before anything is written. */
export class OpenedFiles {
  private readonly tables = new Map<MappedFile, Table>();

  /** @throws Problem IMPORT_FILE_UNREADABLE, or IMPORT_MAPPING_INVALID naming the columns that a file lacks. */
  static async open(
    { files }: Mapping,
    read = ({ path, format }: MappedFile): Promise<Table> => readTable(path, format),
  ): Promise<OpenedFiles> {
    const opened = new OpenedFiles();
    const errors: FieldError[] = [];
    for (const file of files) {
      if (file.used.size === 0) continue;
      const table = await readable(file, () => read(file));
      opened.tables.set(file, table);
      for (const [column, node] of file.used) {
        if (table.columns.includes(column)) continue;
        const known = table.columns.slice(0, 30).join(', ');
        errors.push({
          field: node.path,
          code: 'column',
          message: text(
            `Ligne ${node.line} : ${file.label} n’a pas de colonne « ${column} » ; ses colonnes : ${known}.`,
            `Line ${node.line}: ${file.label} has no column "${column}"; its columns: ${known}.`,
          ),
        });
      }
    }
    const [first] = errors;
    if (first)
      throw new Problem(IntegrationsProblems.IMPORT_MAPPING_INVALID, { errors, detail: first.message });
    return opened;
  }

  table(file: MappedFile): Table {
    const table = this.tables.get(file);
    if (!table) throw new Error(`${file.name} was not opened`);
    return table;
  }
}

/** Runs work that reads a file; what the file is at fault for becomes a problem that names it. */
export async function readable<T>(file: MappedFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const { fr, en } = error.messages;
    throw new Problem(IntegrationsProblems.IMPORT_FILE_UNREADABLE, {
      detail: text(`${file.label} : ${fr}`, `${file.label}: ${en}`),
      cause: error,
    });
  }
}
