import type { TestPlatform } from '#testing';
import type { Order } from './child.js';
import { ChildProcessOf } from './child-process.js';
import type { FaultKind } from './fault-points.js';
import type { Work } from './works.js';

export interface Fault {
  readonly kind: FaultKind;
  /** The step at which it happens, from 1. */
  readonly at: number;
}

/** How a process ended that met a fault. `label` is the step, when it was reached. */
export interface Ended {
  readonly killed: boolean;
  readonly label: string | undefined;
  readonly steps: number | undefined;
  readonly outcome: string | undefined;
}

/** A process that does one work on an instance of a test platform, and meets a fault. */
export class FaultyProcess {
  private static next: ChildProcessOf<Order> | undefined;
  private readonly process: ChildProcessOf<Order>;

  /** @param now what its clock shows, in milliseconds; the machine's time when absent. */
  constructor(
    platform: TestPlatform,
    work: Work,
    slug: string,
    { kind, at }: Fault = { kind: 'none', at: 0 },
    now?: number,
  ) {
    this.process = FaultyProcess.next ?? new ChildProcessOf<Order>(platform, 'child');
    this.process.send({ work, slug, kind, at, ...(now !== undefined && { now }) });
    // While this one is at work and is judged, the next one starts.
    FaultyProcess.next = new ChildProcessOf<Order>(platform, 'child');
  }

  /** Ends the process that waits for an order that will not come. */
  static async forgetNext(): Promise<void> {
    FaultyProcess.next?.child.kill('SIGKILL');
    await FaultyProcess.next?.end();
    FaultyProcess.next = undefined;
  }

  /** Whether it is ready and at work. */
  get begun(): true | undefined {
    return this.process.facts.length > 0 ? true : undefined;
  }

  /** The step at which the fault happened, as soon as it did. */
  get label(): string | undefined {
    return this.process.facts.find(({ label }) => label !== undefined)?.label;
  }

  signal(name: NodeJS.Signals): void {
    this.process.child.kill(name);
  }

  async end(): Promise<Ended> {
    const signal = await this.process.end();
    const last = this.process.facts.at(-1);
    return { killed: signal === 'SIGKILL', label: this.label, steps: last?.steps, outcome: last?.outcome };
  }
}
