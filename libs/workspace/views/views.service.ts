import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { type Page, Scopes } from '#runtime';
import { mayRead } from '../rights/reading-rights.js';
import type { SavedView, SavedViewChange, SavedViewInput } from './saved-view.js';
import { ViewProblems } from './views.problems.js';
import { type StoredView, ViewsRepository } from './views.repository.js';

/** Right to share views and to change those that others share. */
export const viewSharePermission = 'workspace.view.share';

const mostViews = 200;

/**
 * Saved views: everybody has their own; shared ones are seen by all who may read such records. A view of records that
 * the actor may not read does not exist for them.
 */
@Injectable()
export class ViewsService {
  constructor(private readonly views: ViewsRepository) {}

  async list(query: {
    resource?: string | undefined;
    page: number;
    perPage: number;
  }): Promise<Page<SavedView>> {
    const wanted = query.resource === undefined ? await this.views.resources() : [query.resource];
    const page = await this.views.list(wanted.filter(mayRead), query);
    return { ...page, items: page.items.map(shown) };
  }

  /** @throws Problem NOT_FOUND for an unknown one, somebody else's own, and one of unreadable records, alike. */
  async get(id: string): Promise<SavedView> {
    return shown(await this.find(id));
  }

  /** @throws Problem INVALID_INPUT, VIEW_SHARING, TOO_MANY_VIEWS */
  async create(input: SavedViewInput): Promise<SavedView> {
    if (!mayRead(input.resource)) {
      const message = text('Ce type de fiche n’existe pas.', 'This kind of record does not exist.');
      throw new Problem(CommonProblems.INVALID_INPUT, {
        errors: [{ field: 'resource', code: 'unknown', message }],
      });
    }
    if (input.shared) requireSharing();
    if ((await this.views.countOwn()) >= mostViews) throw new Problem(ViewProblems.TOO_MANY_VIEWS);
    return this.get(await this.views.create(input));
  }

  /** @throws Problem NOT_FOUND, STALE_VERSION, VIEW_SHARING */
  async update(id: string, version: number, change: Partial<SavedViewChange>): Promise<SavedView> {
    const before = await this.lock(id, version);
    if (change.shared !== undefined && change.shared !== before.shared) requireSharing();
    await this.views.update(id, change);
    if (before.shared && change.shared === false) {
      await this.views.forgetDefaultsOfOthers(id);
      // One that somebody else owns is out of the actor's sight from now on.
      if (!isOwn(before))
        return shown({ ...before, ...change, shared: false, version: version + 1, isDefault: false });
    }
    return this.get(id);
  }

  /** @throws Problem like `update` */
  async remove(id: string, version: number): Promise<void> {
    await this.lock(id, version);
    await this.views.remove(id);
  }

  /** The list of these records opens with this view from now on, for the actor alone. */
  async setDefault(id: string): Promise<SavedView> {
    await this.views.setDefault(await this.find(id));
    return this.get(id);
  }

  async unsetDefault(id: string): Promise<void> {
    await this.views.unsetDefault((await this.find(id)).id);
  }

  private async find(id: string, lock = false): Promise<StoredView> {
    const view = await this.views.find(id, lock);
    if (!view || !mayRead(view.resource)) throw new Problem(CommonProblems.NOT_FOUND);
    return view;
  }

  private async lock(id: string, version: number): Promise<StoredView> {
    const view = await this.find(id, true);
    if (!isOwn(view)) requireSharing();
    if (view.version !== version)
      throw new Problem(CommonProblems.STALE_VERSION, {
        extra: { version: view.version, current: shown(view) },
      });
    return view;
  }
}

const isOwn = ({ ownerId }: StoredView): boolean => ownerId === Scopes.actor().userId;
const mayShare = (): boolean => Scopes.actor().reachOf(viewSharePermission) !== undefined;

const shown = (view: StoredView): SavedView => ({ ...view, editable: isOwn(view) || mayShare() });

function requireSharing(): void {
  if (!mayShare()) throw new Problem(ViewProblems.VIEW_SHARING);
}
