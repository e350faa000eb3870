import { Injectable } from '@nestjs/common';

/** A row of an instance. */
export interface PersonRow {
  readonly table: string;
  readonly id: string;
}

/** Takes note, in the unit in hand, of people who were made anonymous, and of what was removed with them. */
export type AnonymityStep = (rows: readonly PersonRow[]) => Promise<void>;

/**
 * People who are nameless from now on but stay in statistics: whoever keeps copies of an instance declares here what has
 * to follow, so that a module that makes people anonymous need not know who that is.
 */
@Injectable()
export class PersonErasures {
  private readonly steps: AnonymityStep[] = [];

  add(step: AnonymityStep): void {
    this.steps.push(step);
  }

  /** In the unit that makes them anonymous: what one step cannot note does not happen. @param rows that have lost names */
  async anonymised(rows: readonly PersonRow[]): Promise<void> {
    for (const step of this.steps) await step(rows);
  }
}
