import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { type HistoryEntry, type RecordEntity, RecordHistory } from '#runtime';
import { MergeKinds } from './merge-kinds.js';
import { MergesRepository, type StoredMerge } from './merges.repository.js';

/** Shows merges to those who may read the record that has come of them. */
@Injectable()
export class MergesService {
  constructor(
    private readonly merges: MergesRepository,
    private readonly kinds: MergeKinds,
    private readonly histories: RecordHistory,
  ) {}

  /** The merges that a record has come of, or that it went by; none for a record that the actor may not read. */
  async ofRecord(recordId: string): Promise<StoredMerge[]> {
    const found = await this.merges.ofRecord(recordId);
    const [first] = found;
    if (!first) return [];
    return (await this.isReadable(first.resource, recordId)) ? found : [];
  }

  /** What was done to the record that went up in another one, while it was one of its own. @throws Problem NOT_FOUND */
  async history(id: string): Promise<HistoryEntry[]> {
    const { resource, keptId, otherId } = await this.merges.get(id);
    if (!(await this.isReadable(resource, keptId))) throw new Problem(CommonProblems.NOT_FOUND);
    const gone = { id: otherId } as RecordEntity;
    const history = await this.histories.of(this.kinds.of(resource).type, gone);
    return history.map((entry) => (entry.operation === 'delete' ? { ...entry, changes: [] } : entry));
  }

  private async isReadable(resource: StoredMerge['resource'], recordId: string): Promise<boolean> {
    const survivor = await this.merges.survivorOf(recordId);
    return (await this.kinds.of(resource).service.repository.getMany([survivor])).length > 0;
  }
}
