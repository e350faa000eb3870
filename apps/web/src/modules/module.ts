import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router-dom';
import { queryClient } from '@/api/query-client';
import type { Session } from '@/api/session';
import type { Icon, RecordScreens } from '@/kit';
import { prefetchViews } from '@/kit/list/views/use-views';
import { whenIdle } from '@/kit/loading/when-idle';
import { guarded } from './guarded';

export interface MenuEntry {
  to: string;
  /** i18n key. */
  label: string;
  icon: Icon;
  /** Rights of which one suffices to see it; none: everyone. */
  rights: readonly string[];
  /** A condition that is no right. */
  when?: (session: Session) => boolean;
}

/** The operators' console has no records of its own to fill or to bring back. */
export const isCompany: MenuEntry['when'] = ({ modules }) => !modules.includes('operations');

/** A module as the shell knows it; its pages are fetched when they are opened. */
export interface ModuleScreens {
  name: string;
  /** i18n key. */
  label: string;
  menu: readonly MenuEntry[];
  /** What it adds to the menu of settings. */
  settings?: readonly MenuEntry[];
  routes: readonly RouteObject[];
  /** What it shows on pages of other modules. */
  parts?: readonly ModulePart[];
}

type Page = () => Promise<ComponentType>;

/** Something of a module that stands where the day begins, or on the page of the own account. */
export interface ModulePart {
  name: string;
  place: 'home' | 'account';
  /** All of them are needed. */
  rights: readonly string[];
  load: Page;
}

interface RecordPages {
  list: Page;
  /** Creates and edits. */
  form?: Page;
  page?: Page;
}

/**
 * The addresses of a kind of record: list, `create`, `:id` and `:id/edit`; each page is fetched by itself, and is not
 * there for those who lack the right to it.
 */
export function recordRoutes({ meta }: RecordScreens, { list, form, page }: RecordPages): RouteObject[] {
  const listThenPage: Page = async () => {
    // Asked beside the page, not after it.
    prefetchViews(queryClient, meta.name);
    const component = await list();
    if (page) whenIdle(page);
    return component;
  };
  const route = (path: string, load: Page | undefined, right: 'read' | 'create' | 'update'): RouteObject[] =>
    load ? [{ path, lazy: async () => ({ Component: guarded(await load(), `${meta.name}.${right}`) }) }] : [];
  return [
    ...route(meta.path, listThenPage, 'read'),
    ...route(`${meta.path}/create`, form, 'create'),
    ...route(`${meta.path}/:id`, page, 'read'),
    ...route(`${meta.path}/:id/edit`, form, 'update'),
  ];
}

export const mayOpen = ({ rights, when }: MenuEntry, session: Session): boolean =>
  (rights.length === 0 || rights.some((right) => session.permissions[right] !== undefined)) &&
  (when?.(session) ?? true);
