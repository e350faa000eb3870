/** What a board shows; all of it is in its address, so that a link shows the same to a colleague. */
export interface BoardState {
  readonly q: string;
  /** Id of a user, `me`, or nothing for everybody. */
  readonly ownerId: string;
  /** Nothing: the first pipeline. */
  readonly pipelineId: string;
}

const names = ['q', 'ownerId', 'pipelineId'] as const;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Stands for the user who looks. */
export const me = 'me';

/** Whether an address is one of the board: a list always says how it is sorted, or which view it shows. */
export const isBoardAddress = (params: URLSearchParams): boolean =>
  [...params.keys()].every((name) => (names as readonly string[]).includes(name)) &&
  isOneOwner(params.get('ownerId') ?? '') &&
  !(params.get('pipelineId') ?? '').includes(',');

const isOneOwner = (owner: string): boolean => owner === '' || owner === me || uuid.test(owner);

/** What an address says; what it cannot mean is left out, so that an old link never makes the board fail. */
export function readBoard(params: URLSearchParams): BoardState {
  const [owner, pipeline] = [params.get('ownerId') ?? '', params.get('pipelineId') ?? ''];
  return {
    q: params.get('q') ?? '',
    ownerId: isOneOwner(owner) ? owner : '',
    pipelineId: uuid.test(pipeline) ? pipeline : '',
  };
}

export function writeBoard(state: BoardState): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => (state[name] ? [[name, state[name]]] : [])));
}

/** The list of the same opportunities. Without any filter, the view that the user likes best. */
export function listAddress(params: URLSearchParams): URLSearchParams {
  const written = writeBoard(readBoard(params));
  if (written.size === 0) return new URLSearchParams({ view: '' });
  written.set('sort', 'expectedCloseOn');
  written.set('order', 'asc');
  return written;
}
