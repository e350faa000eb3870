import { CommonProblems, isId, Problem } from '#kernel';
import { type QueryReader, readQuery } from '#runtime';

/** The record that files and comments lie beside: its kind (`crm.company`) and its id. */
export interface Owner {
  readonly resource: string;
  readonly recordId: string;
}

/** Which record, and which page of what lies beside it. */
export interface OwnerPage extends Owner {
  readonly page: number;
  readonly perPage: number;
  readonly order: 'asc' | 'desc';
}

/** @throws Problem NOT_FOUND for an id that is none, like an unknown one. */
export function ownerOf(resource: string, recordId: string): Owner {
  if (!isId(recordId)) throw new Problem(CommonProblems.NOT_FOUND);
  return { resource, recordId };
}

/** Reads which record is meant, and with `more` what else the query says. @throws Problem INVALID_INPUT, NOT_FOUND */
export function readOwner<More extends object>(
  query: unknown,
  more: (reader: QueryReader) => More = () => ({}) as More,
): Owner & More {
  const { resource, recordId, ...rest } = readQuery(query, (reader) => ({
    ...more(reader),
    resource: reader.required('resource'),
    recordId: reader.required('recordId'),
  }));
  return { ...(rest as unknown as More), ...ownerOf(resource, recordId) };
}

const orders = ['asc', 'desc'] as const;

/** @throws Problem like `readOwner`. */
export const readOwnerPage = (
  query: unknown,
  usual: { order: 'asc' | 'desc'; mayOrder: boolean },
): OwnerPage =>
  readOwner(query, (reader) => ({
    ...reader.page(),
    order: usual.mayOrder ? reader.choice('order', orders, usual.order) : usual.order,
  }));
