import { type InputOf, type RecordEntity, RecordsService } from '#runtime';
import type { Ordered, OrderedRepository } from './ordered-repository.js';

/** Records with a rank: a new one goes last unless it says where, and the others make room. */
export class OrderedService<Entity extends RecordEntity & Ordered> extends RecordsService<Entity> {
  constructor(private readonly ordered: OrderedRepository<Entity>) {
    super(ordered);
  }

  /** Among which records a rank counts: all of them, unless a service says otherwise. */
  protected siblings(_record: InputOf<Entity>): InputOf<Entity> {
    return {};
  }

  /** The last rank that a record may ask for, of `count` that there are once it is among them. */
  protected lastPosition(count: number): number {
    return count;
  }

  /** Makes room where the record goes, and puts a rank that is too high or missing right. */
  protected override async changing(input: InputOf<Entity>, before: Entity | undefined): Promise<void> {
    const wanted = (input as Partial<Ordered>).position;
    if (before && wanted === undefined) return;
    const scope = this.siblings((before ?? input) as InputOf<Entity>);
    const count = await this.ordered.lockAll(scope);
    const last = this.lastPosition(before ? count : count + 1);
    const position = Math.min(wanted ?? last, last);
    await this.ordered.move(before?.position, position, scope);
    (input as Partial<Ordered>).position = position;
  }

  protected override async removed(before: Entity): Promise<void> {
    await this.ordered.closeGap(before.position, this.siblings(before as InputOf<Entity>));
  }
}
