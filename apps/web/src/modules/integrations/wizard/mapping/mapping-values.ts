import type {
  ColumnMapping,
  Proposal,
  Target,
  TargetField,
  TransformName,
  UploadColumn,
} from '../../data/types';

/** What the form asks of one column; lists stand by their place, for names of columns may hold any sign. */
export interface ColumnValues {
  field: string | null;
  transform: TransformName | 'usual';
  format: string | null;
  decimal: string | null;
  thousands: string | null;
  country: string | null;
  /** What each of `wordsOf(column)` becomes, in their order. */
  words: (string | null)[];
  otherwise: 'reject' | 'keep' | 'empty';
  onInvalid: 'reject' | 'drop';
}

export interface MappingValues {
  columns: ColumnValues[];
  matchBy: string | null;
  onMatch: 'update' | 'skip';
  /** Companies that rows name are made where they are not there. */
  createMissing: boolean;
  /** The program's export that the file was recognised as. */
  product: string | null;
}

/** The texts that may be replaced: every value of a column where the server listed them. */
export const wordsOf = ({ values, samples }: Pick<UploadColumn, 'values' | 'samples'>): readonly string[] =>
  values ?? samples;

/** The form's values for a proposal of the server. */
export function valuesOf(columns: readonly UploadColumn[], proposal: Proposal | undefined): MappingValues {
  return {
    columns: columns.map((column) => {
      const found = proposal?.columns.find((each) => each.column === column.name);
      const { name, format, decimal, thousands, country, values, otherwise } = found?.transform ?? {};
      return {
        field: found?.field ?? null,
        transform: name ?? 'usual',
        format: format ?? column.dateFormat,
        decimal: decimal ?? ',',
        thousands: thousands ?? ' ',
        country: country ?? 'FR',
        words: wordsOf(column).map((word) => values?.[word] ?? null),
        otherwise: otherwise ?? 'keep',
        onInvalid: found?.onInvalid ?? 'reject',
      };
    }),
    matchBy: proposal?.matchBy ?? null,
    onMatch: proposal?.onMatch === 'skip' ? 'skip' : 'update',
    createMissing: proposal?.createMissing ?? false,
    product: proposal?.product ?? null,
  };
}

export const fieldOf = (target: Target, name: string | null): TargetField | undefined =>
  target.fields.find((field) => field.name === name);

/** The transform that a column's field allows; `usual` when the chosen one belongs to another field. */
export const transformOf = (field: TargetField | undefined, chosen: ColumnValues['transform']) =>
  chosen !== 'usual' && field?.transforms.includes(chosen) ? chosen : 'usual';

function transformInput(
  column: UploadColumn,
  values: ColumnValues,
  name: TransformName,
): NonNullable<ColumnMapping['transform']> {
  const { format, decimal, thousands, country, words, otherwise } = values;
  if (name === 'date') return { name, ...(format && { format }) };
  if (name === 'number') return { name, decimal: decimal || ',', thousands: thousands ?? '' };
  if (name === 'phone') return { name, country: country || 'FR' };
  if (name !== 'map') return { name };
  const pairs = wordsOf(column).flatMap((word, at): [string, string][] => {
    const to = words[at];
    return to ? [[word, to]] : [];
  });
  return { name, values: Object.fromEntries(pairs), otherwise };
}

/** What the server is asked: the columns that have a field, and where each of them stands in the file. */
export function requestOf(columns: readonly UploadColumn[], target: Target, values: MappingValues) {
  const mapped = columns.flatMap((column, at) => {
    const given = values.columns[at];
    const field = fieldOf(target, given?.field ?? null);
    if (!given || !field) return [];
    const transform = transformOf(field, given.transform);
    const input: ColumnMapping = {
      column: column.name,
      field: field.name,
      ...(transform !== 'usual' && { transform: transformInput(column, given, transform) }),
      ...(given.onInvalid === 'drop' && { onInvalid: 'drop' as const }),
    };
    return [{ at, input }];
  });
  const body = {
    target: target.target,
    columns: mapped.map(({ input }) => input),
    matchBy: values.matchBy,
    onMatch: target.mayUpdate ? values.onMatch : ('skip' as const),
    createMissing: target.mayCreateMissing && values.createMissing,
    product: values.product,
  };
  return { body, places: mapped.map(({ at }) => at) };
}

/** The path of a server's refusal as the form knows it: `columns.0.field` of the mapped ones is one of the file's. */
export function formPath(path: string, places: readonly number[]): string {
  const [root, index, ...rest] = path.split('.');
  const at = root === 'columns' && index !== undefined ? places[Number(index)] : undefined;
  if (at === undefined) return path;
  const [first, member] = rest;
  const input =
    first === 'column' ? 'field' : first === 'transform' && member && member !== 'name' ? member : first;
  return ['columns', at, input === 'values' ? 'transform' : input]
    .filter((part) => part !== undefined)
    .join('.');
}
