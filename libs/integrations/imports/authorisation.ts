import { CommonProblems, Problem, text } from '#kernel';
import { type RecordType, Scopes } from '#runtime';

/**
 * Whether the actor may import all these kinds of records into the instance; HR data are the HR referents' own.
 * @throws Problem FORBIDDEN; NOT_FOUND where the instance lacks the module.
 */
export function authoriseImport(types: readonly RecordType[]): void {
  const actor = Scopes.actor();
  for (const type of types) {
    if (!Scopes.instance().modules.has(type.module)) {
      throw new Problem(CommonProblems.NOT_FOUND, {
        detail: text(
          `Cette instance n’a pas le module « ${type.module} ».`,
          `This instance does not have module "${type.module}".`,
        ),
      });
    }
    if (!actor.reachOf(type.permission('import'))) throw new Problem(CommonProblems.FORBIDDEN);
  }
}
