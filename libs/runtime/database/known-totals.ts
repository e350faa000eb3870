import { Injectable } from '@nestjs/common';
import { Scopes } from '../context/scope.js';
import { Signals } from './signals.js';
import type { RecordChange } from './unit-changes.js';

/** Totals below this are counted for each page: that costs little, and whoever counts along finds them exact. */
const fewest = 1_000;
/** How long a total is good, in milliseconds: what this process is not told of is in it after that. */
export const goodFor = 5_000;
/** Kinds of record, of all instances, whose totals are remembered; and lists of one kind. */
const mostKinds = 500;
const mostLists = 200;

interface Total {
  readonly rows: number;
  readonly until: number;
}

/** The totals of the lists of one kind of record in one instance, as long as none of its records changes. */
export class TotalsOfKind {
  private readonly totals = new Map<string, Total>();

  constructor(private readonly now: () => number) {}

  /** @returns the number of rows; undefined when it has to be counted. */
  of(list: string): number | undefined {
    const total = this.totals.get(list);
    return total && total.until > this.now() ? total.rows : undefined;
  }

  remember(list: string, rows: number): void {
    if (rows < fewest) return;
    if (this.totals.size >= mostLists) this.totals.clear();
    this.totals.set(list, { rows, until: this.now() + goodFor });
  }
}

/**
 * How many rows long lists have, so that they are not counted anew for every page, sort and reader: of 100,000 rows that
 * costs thirty times what the page costs. A change that this process hears of forgets them at once, its own before
 * the answer leaves; any other change shows seconds later.
 */
@Injectable()
export class KnownTotals {
  private readonly kinds = new Map<string, TotalsOfKind>();

  constructor(signals: Signals) {
    signals.on('change', (instanceId, changes) => {
      for (const { resource } of changes as RecordChange[]) this.kinds.delete(keyOf(instanceId, resource));
    });
    signals.onGap(() => this.kinds.clear());
  }

  /**
   * The totals of a kind in the instance in scope. Ask for them before you count: what is remembered in totals that a
   * change has dropped in the meantime is never seen again.
   */
  ofKind(resource: string): TotalsOfKind {
    const key = keyOf(Scopes.instance().id, resource);
    const known = this.kinds.get(key) ?? new TotalsOfKind(Date.now);
    if (!this.kinds.has(key) && this.kinds.size >= mostKinds) this.kinds.clear();
    this.kinds.set(key, known);
    return known;
  }
}

const keyOf = (instanceId: string, resource: string): string => `${instanceId} ${resource}`;
