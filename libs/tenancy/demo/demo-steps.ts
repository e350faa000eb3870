import { Injectable } from '@nestjs/common';
import type { Actor } from '#runtime';
import type { DemoRandom } from './demo-random.js';

/** People of the demo company, by the key of their role in the story. */
export type DemoPeople = Readonly<
  Record<'director' | 'hr' | 'site-manager' | 'sales' | 'accountant', Actor & { userId: string }>
>;

export interface DemoStory {
  readonly random: DemoRandom;
  readonly people: DemoPeople;
  /** Today; the story began a year before. */
  readonly today: Date;
}

/** What a module adds to the demo company. Runs in its scope without a unit of work; opens its own. */
export type DemoStep = (story: DemoStory) => Promise<void>;

/** The demo data of all modules, by rank and then in the order of their registration. */
@Injectable()
export class DemoSteps {
  private readonly steps: { step: DemoStep; rank: number }[] = [];

  /** @param rank what builds on the records of others has a higher one: nobody knows which module registers first. */
  add(step: DemoStep, rank = 0): void {
    this.steps.push({ step, rank });
  }

  async run(story: DemoStory): Promise<void> {
    for (const { step } of this.steps.toSorted((one, other) => one.rank - other.rank)) await step(story);
  }
}
