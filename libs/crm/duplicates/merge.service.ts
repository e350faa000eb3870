import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { carriedCustom, type RecordEntity, unknownRecord } from '#runtime';
import { LinksRepository } from './links.repository.js';
import { mergedPatch } from './merge.rules.js';
import { MergeChangesRepository } from './merge-changes.repository.js';
import type { MergeInput } from './merge-input.js';
import { type MergeKind, MergeKinds, mayMerge } from './merge-kinds.js';
import { MergeNotices } from './merge-notices.js';
import { type MergedKind, MergesRepository, type StoredMerge } from './merges.repository.js';

/** Makes one record of two, in the unit in hand, and remembers all that it changes (CRM-1). */
@Injectable()
export class MergeService {
  constructor(
    private readonly kinds: MergeKinds,
    private readonly links: LinksRepository,
    private readonly merges: MergesRepository,
    private readonly changes: MergeChangesRepository,
    private readonly notices: MergeNotices,
  ) {}

  /**
   * The record `id` takes in another one: what names the other names it from now on, and the other is removed.
   * @throws Problem NOT_FOUND, STALE_VERSION of either record (`recordId` says of which), FORBIDDEN for who may not
   * change both and remove the other, INVALID_INPUT for choices that the rules of the record refuse.
   */
  async merge(resource: MergedKind, id: string, version: number, input: MergeInput): Promise<StoredMerge> {
    const kind = this.kinds.of(resource);
    const { type, service } = kind;
    const { otherId, otherVersion, keep = {} } = input;
    if (!mayMerge(kind)) throw new Problem(CommonProblems.FORBIDDEN);
    const ends = { resource, table: type.table, keptId: id, otherId };
    await this.links.lock(ends);
    const kept = await service.repository.get(id, 'update');
    refuseStale(kept, version);
    const other = await this.otherOf(kind, id, otherId);
    refuseStale(other, otherVersion);
    const custom = await service.repository.customFields();
    const fields = [...type.fields, ...custom];
    // A value that is not chosen any more stays where it is, and goes nowhere else.
    const open = { ...other, custom: carriedCustom(customOf(other), custom, custom) };
    const { patch, errors } = mergedPatch({ fields }, kept, open, keep, kind.restrictive);
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });

    const mergeId = await this.merges.create(ends, type.titleOf(other));
    const head = await this.changes.journalHead();
    for (const link of await this.links.linksTo(type.table)) {
      await this.changes.rememberBefore(mergeId, link, ends);
      await this.links.move(link, ends);
    }
    // Before the one that stays is changed: it may take over what only one record can have.
    // What moved may have changed it: a refusal of one opts out whoever has the same address.
    const { version: last } = await service.repository.get(otherId, 'delete');
    await service.remove(otherId, last);
    await service.update(id, await this.links.leap(type.table, id), patch);
    await this.changes.remember(mergeId, head);
    await this.notices.tellMoved(mergeId, type.table);
    return this.merges.get(mergeId);
  }

  private async otherOf({ service }: MergeKind, id: string, otherId: string): Promise<RecordEntity> {
    const refuse = (code: string, fr: string, en: string) =>
      new Problem(CommonProblems.INVALID_INPUT, {
        errors: [{ field: 'otherId', code, message: text(fr, en) }],
      });
    if (id === otherId) throw refuse('same', 'C’est la même fiche.', 'This is the same record.');
    const [readable] = await service.repository.getMany([otherId]);
    if (!readable) throw new Problem(CommonProblems.INVALID_INPUT, { errors: [unknownRecord('otherId')] });
    try {
      await service.repository.get(otherId, 'delete');
      return await service.repository.get(otherId, 'update');
    } catch (cause) {
      throw cause instanceof Problem ? new Problem(CommonProblems.FORBIDDEN, { cause }) : cause;
    }
  }
}

const customOf = (record: RecordEntity): Record<string, unknown> =>
  (record as { custom?: Record<string, unknown> }).custom ?? {};

function refuseStale(record: RecordEntity, version: number): void {
  if (record.version === version) return;
  throw new Problem(CommonProblems.STALE_VERSION, {
    extra: { version: record.version, current: record, recordId: record.id },
  });
}
