import { median, type Report, round } from '../report.js';
import type { World } from '../world.js';

const tries = 7;

/** What creating an instance takes, beside few and beside many. */
export async function provisioningCases(world: World, report: Report, counts = [1, 500]): Promise<void> {
  for (const count of counts) {
    const present = (await world.atLeast(count)).length;
    const durations: number[] = [];
    for (let n = 0; n < tries; n += 1) durations.push((await world.instance()).durationMs);
    report.add(
      {
        case: `create an instance beside ${present}`,
        durationMs: round(median(durations)),
        slowestMs: round(Math.max(...durations)),
      },
      [{ figure: 'durationMs', below: 1_000 }],
    );
  }
}
