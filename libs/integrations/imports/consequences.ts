import { type RecordEntity, RecordsService } from '#runtime';

/**
 * Whether writing one record of this kind writes others too (an assignment moves its employee). Its rows then go
 * through the service one after the other, each seeing what the one before did.
 */
export const writesMore = (service: RecordsService<RecordEntity>): boolean =>
  ['changing', 'changed'].some(
    (hook) => Reflect.get(service, hook) !== Reflect.get(RecordsService.prototype, hook),
  );

/** Does work for one after the other. */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
