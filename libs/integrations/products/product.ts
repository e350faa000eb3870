import type { Text } from '#kernel';

/** Names of the columns that become a field, the most telling first; the first that the file has is taken. */
export type Headers = readonly string[];

/** A field's columns, and how that program writes their values where it is not as everybody does. */
export interface ProductColumn {
  readonly headers: Headers;
  /** In the language of the mapping files. */
  readonly transform?: readonly unknown[];
}

/** One kind of file that a program exports. */
export interface ProductExport {
  /** `deals` of `hubspot.deals`. */
  readonly name: string;
  readonly label: Text;
  readonly target: string;
  /** The file is this one when it has all the columns of one of these lists. */
  readonly signatures: readonly Headers[];
  /** It is not when it has one of these. */
  readonly never?: Headers;
  /** By names of the target's fields. */
  readonly columns: Readonly<Record<string, Headers | ProductColumn>>;
  /** The target's match that tells records of this program. */
  readonly matchBy?: string;
  /** Make the companies that rows name. */
  readonly createMissing?: boolean;
}

/** A program whose exports are recognised: data, one file for each. */
export interface Product {
  readonly name: string;
  readonly label: string;
  /** What its technical names begin with, and what may be left out of them: `property_`. */
  readonly prefix?: RegExp;
  readonly exports: readonly ProductExport[];
}

export const headersOf = (column: Headers | ProductColumn): Headers =>
  'headers' in column ? column.headers : column;
