import { Problem } from '#kernel';
import { Clock } from '#runtime';
import { type FaultKind, FaultPoints } from './fault-points.js';
import { ready, tell } from './warm.js';
import { type Work, works } from './works.js';

/** What a process is to do, and which fault it is to meet. */
export interface Order {
  readonly work: Work;
  readonly slug: string;
  readonly kind: FaultKind;
  readonly at: number;
  /** What the clock shows, in milliseconds; the machine's own time when absent. */
  readonly now?: number;
}

// A process that does one work and meets one fault: the subject of fault tests. It tells on standard output the step of
// the fault, at once, and at the end how many steps there were and what came of the work.
const { app, order } = await ready<Order>();
if (order.now !== undefined) {
  const ahead = order.now - Date.now();
  app.get(Clock).now = () => new Date(Date.now() + ahead);
}
const points = new FaultPoints(order.kind, order.at, (label) => tell({ label }));
points.install();
tell({ begun: true });
let outcome = 'done';
try {
  await works[order.work](app, order.slug);
} catch (error) {
  outcome = error instanceof Problem ? error.code : String((error as { code?: string }).code ?? error);
}
tell({ steps: points.steps, outcome });
process.exit(0);
