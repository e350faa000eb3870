import { folded } from '#kernel';
import { atomic, google, outlook, vcard } from './address-books.js';
import { dolibarr } from './dolibarr.js';
import { espocrm } from './espocrm.js';
import { hubspot } from './hubspot.js';
import { odoo } from './odoo.js';
import { type Headers, headersOf, type Product, type ProductColumn, type ProductExport } from './product.js';
import { salesforce } from './salesforce.js';

export const products: readonly Product[] = [
  vcard,
  hubspot,
  salesforce,
  odoo,
  dolibarr,
  espocrm,
  google,
  outlook,
  atomic,
];

/** A file that a program exported, and which of its columns become which fields. */
export interface Recognised {
  readonly product: Product;
  readonly export: ProductExport;
  /** `hubspot.deals` */
  readonly name: string;
  /** Names of the file's columns, by the field. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Names of columns are the same whatever their case, accents, blanks and signs. */
const bare = (name: string): string => folded(name).replaceAll(' ', '');

/** The exports that a file with these columns may be, the most fitting first. */
export function recognise(columns: readonly string[]): Recognised[] {
  return products
    .flatMap((product) => {
      const names = namesOf(columns, product);
      return product.exports.flatMap((each) => {
        const length = fitOf(each, names);
        if (length === 0) return [];
        const found: Recognised = {
          product,
          export: each,
          name: `${product.name}.${each.name}`,
          columns: taken(each, names),
        };
        return [{ found, rank: found.columns.size + length / 100 }];
      });
    })
    .sort((one, other) => other.rank - one.rank)
    .map(({ found }) => found);
}

/** An export by its name; undefined for an unknown one. */
export function exportNamed(
  name: string | null | undefined,
): { product: Product; export: ProductExport } | undefined {
  for (const product of products)
    for (const each of product.exports)
      if (`${product.name}.${each.name}` === name) return { product, export: each };
  return undefined;
}

export const columnOf = ({ columns }: ProductExport, field: string): ProductColumn | undefined => {
  const column = columns[field];
  return column && ('headers' in column ? column : { headers: column });
};

/** The file's columns by their bare names, with and without what the product's technical names begin with. */
function namesOf(columns: readonly string[], { prefix }: Product): Map<string, string> {
  const names = new Map<string, string>();
  for (const column of columns) if (!names.has(bare(column))) names.set(bare(column), column);
  if (prefix)
    for (const column of columns) {
      const short = bare(column.replace(prefix, ''));
      if (!names.has(short)) names.set(short, column);
    }
  return names;
}

function fitOf({ signatures, never = [] }: ProductExport, names: ReadonlyMap<string, string>): number {
  const holds = (header: string): boolean => names.has(bare(header));
  if (never.some(holds)) return 0;
  return Math.max(
    0,
    ...signatures.filter((headers: Headers) => headers.every(holds)).map(({ length }) => length),
  );
}

/** Each column of the file once. */
function taken({ columns }: ProductExport, names: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  const used = new Set<string>();
  for (const [field, column] of Object.entries(columns)) {
    const name = headersOf(column)
      .map((header) => names.get(bare(header)))
      .find((each) => each !== undefined && !used.has(each));
    if (name === undefined) continue;
    used.add(name);
    found.set(field, name);
  }
  return found;
}
