import { Problem } from '#kernel';
import type { ListQuery } from './list-query.js';
import type { RecordEntity } from './record-entity.js';
import type { RecordsService } from './records-service.js';

/**
 * Reads the list parameters of an export.
 * @throws Problem INVALID_INPUT whose fields are those of the body: `query.sort`.
 */
export async function parseExportQuery<Entity extends RecordEntity>(
  service: RecordsService<Entity>,
  given: Record<string, string | number | boolean> | undefined,
): Promise<{ asked: Record<string, string>; query: ListQuery }> {
  const asked = Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, String(value)]));
  try {
    return { asked, query: await service.parseQuery(asked) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = error.errors.map((each) => ({ ...each, field: `query.${each.field}` }));
    throw new Problem(error.kind, { errors, cause: error });
  }
}
