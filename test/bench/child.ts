import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server of the bench in a process of its own. */
export class Child {
  private constructor(
    readonly origin: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts a program that listens on `port`, and waits until `path` answers. @throws Error when it ends instead. */
  static async start(
    args: readonly string[],
    env: Record<string, string>,
    port: number,
    path: string,
  ): Promise<Child> {
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const origin = `http://127.0.0.1:${port}`;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with code ${child.exitCode}`);
      const answer = await fetch(`${origin}${path}`).catch(() => undefined);
      if (answer?.ok) return new Child(origin, child);
      await sleep(50);
    }
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }
}
