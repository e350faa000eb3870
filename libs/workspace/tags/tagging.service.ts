import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { mostTags, RecordRegistry, type RegisteredRecord, Scopes, TenantDb } from '#runtime';
import { mayRead } from '../rights/reading-rights.js';
import type { TaggingAnswer, TaggingInput } from './tagging-answers.js';

/** Puts tags on a selection of records and takes others off: what else they have stays, whoever changes it meanwhile. */
@Injectable()
export class TaggingService {
  constructor(
    private readonly records: RecordRegistry,
    private readonly db: TenantDb,
  ) {}

  /**
   * Changes each record by its own service and the actor's right to change it; one that is refused stops no other.
   * @throws Problem INVALID_INPUT for a kind that has no tags, or that the actor may not read.
   */
  async tag({ resource, ids, add = [], remove = [] }: TaggingInput): Promise<TaggingAnswer> {
    const record = this.records.find(resource);
    const field = record?.type.fields.find(({ kind }) => kind === 'tags')?.name;
    if (!record || !field || !mayRead(resource)) throw this.refuse('resource', unknownKind);
    if (remove.some((id) => add.includes(id))) throw this.refuse('remove', both);
    const answer: TaggingAnswer = { changed: 0, refused: [] };
    for (const id of [...ids].sort()) {
      try {
        if (await this.db.unit.savepoint(() => this.tagOne(record, field, id, add, remove)))
          answer.changed += 1;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        answer.refused.push({ id, reason: reasonOf(error) });
      }
    }
    return answer;
  }

  private async tagOne(
    { service }: RegisteredRecord,
    field: string,
    id: string,
    add: readonly string[],
    remove: readonly string[],
  ): Promise<boolean> {
    const before = await service.repository.get(id, 'update', true);
    const had = (before as unknown as Record<string, string[]>)[field] ?? [];
    const has = [...new Set([...had, ...add])].filter((each) => !remove.includes(each));
    if (has.length === had.length && has.every((each, at) => each === had[at])) return false;
    if (has.length > mostTags) throw this.refuse(field, tooMany);
    await service.update(id, before.version, { [field]: has });
    return true;
  }

  private refuse(field: string, message: ReturnType<typeof text>): Problem {
    return new Problem(CommonProblems.INVALID_INPUT, { errors: [{ field, code: 'value', message }] });
  }
}

const unknownKind = text('Ces fiches n’ont pas d’étiquettes.', 'Such records have no tags.');
const both = text(
  'Une étiquette ne se pose et ne se retire pas à la fois.',
  'A tag is not put on and taken off at once.',
);
const tooMany = text(`${mostTags} étiquettes au plus.`, `${mostTags} tags at most.`);

function reasonOf(problem: Problem): string {
  const { language } = Scopes.current();
  return (problem.errors[0]?.message ?? problem.kind.title)[language];
}
