import type { Text } from './text.js';

/** What kind of refusal a problem is; the HTTP layer and the command line derive their status from it. */
export type ProblemCategory =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'precondition-required'
  | 'too-many'
  | 'unexpected'
  | 'unavailable';

/** An expected failure: a stable code that clients may rely on, and the text its user reads. */
export interface ProblemKind {
  readonly code: string;
  readonly category: ProblemCategory;
  readonly title: Text;
}

/** What is wrong with one field of an input. `field` is a path such as `emails.0.address`. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: Text;
}

export interface ProblemDetails {
  readonly detail?: Text;
  readonly errors?: readonly FieldError[];
  /** Members added to the answer, such as the stored record of a stale write. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** Declares a module's problems; the key is the code: `{ CRM_SIREN_TAKEN: { category, title } }`. */
export function defineProblems<Code extends string>(
  definitions: Record<Code, Omit<ProblemKind, 'code'>>,
): Record<Code, ProblemKind> {
  const entries = Object.entries<Omit<ProblemKind, 'code'>>(definitions);
  return Object.fromEntries(
    entries.map(([code, definition]) => [code, { code, ...definition }]),
  ) as unknown as Record<Code, ProblemKind>;
}

/** An expected failure on its way to the user. Anything else that is thrown is a fault of ours. */
export class Problem extends Error {
  readonly errors: readonly FieldError[];
  readonly detail: Text | undefined;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    readonly kind: ProblemKind,
    details: ProblemDetails = {},
  ) {
    super(`${kind.code}: ${details.detail?.en ?? kind.title.en}`, { cause: details.cause });
    this.name = 'Problem';
    this.errors = details.errors ?? [];
    this.detail = details.detail;
    this.extra = details.extra ?? {};
  }

  get code(): string {
    return this.kind.code;
  }
}
