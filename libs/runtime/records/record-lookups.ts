import type { TenantDb } from '../database/tenant-db.js';
import type { CustomField } from './custom/custom-field.js';
import { customFieldsOf } from './custom/custom-fields.js';
import { activeUserNamed, idsByTitle } from './names.js';
import type { RecordEntity } from './record-entity.js';
import type { RecordType } from './record-type.js';
import { existingTags, tagIdsByName } from './tags-by-name.js';

/** What records name that is no record of theirs: people, tags, the company's own fields. */
export abstract class RecordLookups<Entity extends RecordEntity> {
  constructor(
    protected readonly db: TenantDb,
    readonly type: RecordType<Entity>,
  ) {}

  /** Which of some tags there are; none of them goes before the end of this unit. */
  existingTags(ids: readonly string[]): Promise<string[]> {
    return existingTags(this.db, ids);
  }

  /** @see tagIdsByName */
  tagsNamed(names: readonly string[]): Promise<{ ids: string[]; unknown: string[] }> {
    return tagIdsByName(this.db, names, 'import');
  }

  /** The company's own fields of this kind of record that are in use. */
  customFields(): Promise<readonly CustomField[]> {
    return customFieldsOf(this.db, this.type);
  }

  /** Whether a user may own records. */
  async isActiveUser(userId: string): Promise<boolean> {
    const active = "SELECT 1 FROM identity_user WHERE id = $1 AND state = 'active'";
    return (await this.db.execute(active, [userId])).count > 0;
  }

  /** The ids of the records with these titles, whatever the case and the accents: for imports, like `findByValues`. */
  findByTitles(titles: readonly string[]): Promise<{ title: string; id: string }[]> {
    return idsByTitle(this.db, this.type, titles);
  }

  /** A user who may own records, by e-mail address or full name; undefined also where several have that name. */
  findActiveUser(name: string): Promise<string | undefined> {
    return activeUserNamed(this.db, name);
  }
}
