/** Levels of lists and objects that a body may have; no input of ours has more than four. */
const deepest = 32;

/** Whether a parsed body is nested so deeply that code which walks it by recursion could exhaust the stack. */
export function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; depth <= deepest; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}
