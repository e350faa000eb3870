import {
  type InputOf,
  noteChanges,
  type RecordEntity,
  RecordsRepository,
  type RecordType,
  Scopes,
  type TenantDb,
} from '#runtime';

/** A record with its rank among its siblings: from 1 without gaps. */
export interface Ordered {
  position: number;
}

/**
 * The configuration of opportunities, in an order that people give it. Few records: making room writes each one that
 * moves.
 */
export class OrderedRepository<Entity extends RecordEntity & Ordered> extends RecordsRepository<Entity> {
  /** @param usedAs the column of opportunities that names such a record. */
  constructor(
    db: TenantDb,
    type: RecordType<Entity>,
    private readonly usedAs: 'pipeline_id' | 'stage_id' | 'lost_reason_id',
  ) {
    super(db, type);
  }

  /** Whether there is such a record: whoever works on opportunities may know. */
  async has(id: string): Promise<boolean> {
    return (await this.db.execute(`SELECT 1 FROM ${this.type.table} WHERE id = $1`, [id])).count > 0;
  }

  /** How many opportunities name this record, whoever owns them. */
  async opportunitiesWith(id: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*) AS count FROM crm_opportunity WHERE ${this.usedAs} = $1`,
      [id],
    );
    return row?.count ?? 0;
  }

  /**
   * Makes room at a position, so that a record may be written there. Whoever else orders the same records waits.
   * @param from where the record is; undefined for one that is still to be written.
   * @param to where it shall be.
   */
  async move(from: number | undefined, to: number, scope: InputOf<Entity> = {}): Promise<void> {
    if (from === to) return;
    const step = from === undefined || to < from ? 1 : -1;
    const [low, high] = [Math.min(to, from ?? to), Math.max(to, from ?? Number.MAX_SAFE_INTEGER)];
    const values: unknown[] = [step, Scopes.actor().userId ?? null, low, high, from ?? -1];
    const moved = await this.db.query<{ id: string; version: number }>(
      `UPDATE ${this.type.table} SET position = position + $1, version = version + 1,
         updated_at = clock_timestamp(), updated_by = $2::uuid
       WHERE position BETWEEN $3::bigint AND $4::bigint AND position <> $5::bigint${this.within(scope, values)}
       RETURNING id, version`,
      values,
    );
    noteChanges(this.db, this.type, 'updated', moved);
  }

  /** Closes the gap that a removed record leaves. */
  closeGap(position: number, scope: InputOf<Entity> = {}): Promise<void> {
    return this.move(position, Number.MAX_SAFE_INTEGER, scope);
  }

  /** How many there are; nobody else adds, moves or removes one until the end of this unit. */
  async lockAll(scope: InputOf<Entity> = {}): Promise<number> {
    const values: unknown[] = [];
    const those = `${this.type.table} WHERE true${this.within(scope, values)}`;
    await this.db.query(`SELECT 1 FROM ${those} ORDER BY id FOR NO KEY UPDATE`, values);
    // Counted afresh: what another unit added while this one waited is there now.
    const [row] = await this.db.query<{ count: number }>(`SELECT count(*) AS count FROM ${those}`, values);
    return row?.count ?? 0;
  }

  private within(scope: InputOf<Entity>, values: unknown[]): string {
    return Object.entries(scope)
      .map(([name, value]) => {
        values.push(value);
        return ` AND "${this.type.field(name).column}" = $${values.length}`;
      })
      .join('');
  }
}
