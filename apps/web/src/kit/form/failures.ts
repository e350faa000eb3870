/** A refusal of the server as the form shows it. */
export interface Failure {
  kind: 'fields' | 'stale' | 'offline' | 'alreadySaved' | 'refused';
  /** What is said in the alert, worded by the server; empty when the fields say it all. */
  messages: string[];
  /** What is said at the inputs, by their paths. */
  atFields: Record<string, string>;
}

interface ProblemLike {
  code: string;
  message: string;
  fields: readonly { field: string; message: string }[];
}

/**
 * Sorts what the server refuses by where it is said: at an input when the form has it (`emails.0.address`), or at the
 * list that holds it (`emails`), and in the alert otherwise.
 */
export function placeProblem(problem: ProblemLike, hasInput: (path: string) => boolean): Failure {
  if (problem.code === 'OFFLINE') return { kind: 'offline', messages: [], atFields: {} };
  if (problem.code === 'STALE_VERSION') return { kind: 'stale', messages: [problem.message], atFields: {} };
  if (problem.code === 'IDEMPOTENCY_KEY_REUSED') return { kind: 'alreadySaved', messages: [], atFields: {} };
  const failure: Failure = { kind: 'fields', messages: [], atFields: {} };
  for (const { field, message } of problem.fields) {
    const path = nearestInput(field, hasInput);
    if (path && !failure.atFields[path]) failure.atFields[path] = message;
    else if (!path) failure.messages.push(message);
  }
  if (Object.keys(failure.atFields).length === 0) {
    failure.kind = 'refused';
    if (failure.messages.length === 0) failure.messages.push(problem.message);
  }
  return failure;
}

function nearestInput(field: string, hasInput: (path: string) => boolean): string | undefined {
  const steps = field.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const path = steps.slice(0, length).join('.');
    if (hasInput(path)) return path;
  }
  return undefined;
}

/** The paths of a form's errors, in the form's tree of them: `{emails: [{address: {message}}]}`. */
export function errorPaths(errors: object, path = ''): { path: string; message: string }[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (typeof error !== 'object' || error === null) return [];
    const at = path ? `${path}.${name}` : name;
    const { message, type } = error as { message?: unknown; type?: unknown };
    if (typeof message === 'string' && typeof type === 'string') {
      return [{ path: at.replace(/\.root$/, ''), message }];
    }
    return name === 'ref' ? [] : errorPaths(error as object, at);
  });
}
