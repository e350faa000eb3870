import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import {
  type InputOf,
  mostTagsOfInstance,
  type Origin,
  RecordRegistry,
  RecordsService,
  type RecordType,
  TagProblems,
  TenantDb,
  unknownRecord,
} from '#runtime';
import { mayRead } from '../rights/reading-rights.js';
import type { Tag } from './tag.entity.js';
import { TagsRepository } from './tags.repository.js';

export interface TagUseByKind {
  readonly tagId: string;
  readonly resource: string;
  readonly count: number;
}

@Injectable()
export class TagsService extends RecordsService<Tag> {
  constructor(
    private readonly tags: TagsRepository,
    private readonly records: RecordRegistry,
    private readonly db: TenantDb,
  ) {
    super(tags);
  }

  /**
   * The ids of tags by names as people write them; those that are missing are made by who may.
   * @returns the ids in the order of the names, each once, and the names that are no tags and may not become some.
   * @throws Problem TOO_MANY_TAGS
   */
  idsByName(
    names: readonly string[],
    origin: Origin = 'user',
  ): Promise<{ ids: string[]; unknown: string[] }> {
    return this.tags.idsByName(names, origin);
  }

  /** How many records have each tag, of those that the actor may read. */
  async uses(): Promise<TagUseByKind[]> {
    const uses: TagUseByKind[] = [];
    for (const { type, service } of await this.tagged()) {
      if (!mayRead(type.name)) continue;
      const values: unknown[] = [];
      const readable = service.repository.isReadable('t.id', values);
      for (const use of await this.tags.usesIn(type.table, readable, values))
        uses.push({ ...use, resource: type.name });
    }
    return uses;
  }

  /**
   * Makes one tag of two: what has the other has this one from now on, and the other is removed.
   * @throws Problem NOT_FOUND, STALE_VERSION of either, FORBIDDEN for who may not remove tags.
   */
  async merge(id: string, version: number, otherId: string, otherVersion: number): Promise<Tag> {
    const refuse = (error: ReturnType<typeof unknownRecord>) =>
      new Problem(CommonProblems.INVALID_INPUT, { errors: [error] });
    if (id === otherId)
      throw refuse({
        ...unknownRecord('otherId'),
        code: 'same',
        message: text('C’est la même étiquette.', 'This is the same tag.'),
      });
    await this.tags.lockAll();
    const kept = await this.tags.get(id, 'update', true);
    refuseStale(kept, version);
    const [other] = await this.tags.getMany([otherId]);
    if (!other) throw refuse(unknownRecord('otherId'));
    refuseStale(other, otherVersion);
    // Whoever is putting the other one on a record has done so when this is granted.
    await this.db.query('SELECT FROM workspace_tag WHERE id = $1 FOR UPDATE', [otherId]);
    for (const { type } of await this.tagged())
      if ((await this.tags.replaceIn(type.table, otherId, id)) > 0) this.tellMany(type);
    await this.remove(otherId, otherVersion);
    return this.tags.get(id);
  }

  /** The trigger `forget_tags` takes the tag off all records; here they are told of. */
  override async remove(id: string, version: number): Promise<void> {
    await this.tags.lockAll();
    for (const { type } of await this.tagged())
      if (await this.tags.isUsedIn(type.table, id)) this.tellMany(type);
    await super.remove(id, version);
  }

  /** Makes room where the tag goes, and puts a rank that is too high or missing right. */
  protected override async changing(input: InputOf<Tag>, before: Tag | undefined): Promise<void> {
    if (before && input.position === undefined) return;
    const count = await this.tags.lockAll();
    if (!before && count >= mostTagsOfInstance) throw new Problem(TagProblems.TOO_MANY_TAGS);
    const last = before ? count : count + 1;
    input.position = Math.min(input.position ?? last, last);
    await this.tags.move(before?.position, input.position);
  }

  protected override async removed(before: Tag): Promise<void> {
    await this.tags.move(before.position, undefined);
  }

  /** The kinds of record that have tags in this instance. */
  private async tagged() {
    const tables = await this.tags.taggedTables();
    return this.records.all().filter(({ type }) => tables.includes(type.table));
  }

  private tellMany({ name, ownerField }: RecordType): void {
    this.db.unit.changes.noteMany(name, ownerField !== undefined);
  }
}

function refuseStale(current: Tag, version: number): void {
  if (current.version === version) return;
  throw new Problem(CommonProblems.STALE_VERSION, {
    extra: { version: current.version, current, recordId: current.id },
  });
}
