import type { ComponentType } from 'react';
import type { Icon } from '../../records/define-record';
import type { TimelineRecord } from './activity';

/** How a module draws what it adds to the stories of records. */
export interface EntryScreens {
  readonly icon: Icon;
  /** i18n key of what was done, behind the name of who did it; its texts are filled in from the facts. */
  readonly did: (record: TimelineRecord) => string;
  /** Below it: fetched when the first such entry is shown. */
  readonly Body: ComponentType<{ record: TimelineRecord }>;
}

const known = new Map<string, EntryScreens>();

/** Declares how entries of a kind of record are drawn; once, beside its `defineRecord`. */
export function defineEntry(resource: string, screens: EntryScreens): void {
  known.set(resource, screens);
}

export const entryScreensOf = (resource: string): EntryScreens | undefined => known.get(resource);
