import { Worker } from 'node:worker_threads';
import type { PasswordEstimate } from './password-estimate.js';

export interface EstimateRequest {
  id: number;
  password: string;
  personalWords: string[];
}

export interface EstimateAnswer {
  id: number;
  /** Null: the estimate failed. */
  estimate: PasswordEstimate | null;
}

interface Waiting {
  resolve: (estimate: PasswordEstimate) => void;
  reject: (error: Error) => void;
}

/** People choose passwords in bursts (a company is invited); loading the dictionaries again takes half a second. */
const IDLE_MS = 10_000;

/** Without limits the thread's garbage grows to 200 MB, of which the process gets half back at best. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/** A thread has no TypeScript: from the sources (tests), it runs the compiled file of the same name. */
const program = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/libs/identity/credentials/password-estimator.worker.js', import.meta.url)
  : new URL('./password-estimator.worker.js', import.meta.url);

/**
 * Estimates passwords in a thread of its own, started at the first one and ended when idle: the dictionaries hold
 * some 200 MB, which the process gets back, and an estimate of 0.15 s would stop every other request.
 */
export class PasswordEstimatorThread {
  private worker: Worker | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private lastId = 0;
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly idleMs = IDLE_MS) {}

  get running(): boolean {
    return this.worker !== undefined;
  }

  /** @throws Error when the thread fails; its text never holds the password. */
  estimate(password: string, personalWords: string[]): Promise<PasswordEstimate> {
    clearTimeout(this.idleTimer);
    this.worker ??= this.start();
    this.lastId += 1;
    const request: EstimateRequest = { id: this.lastId, password, personalWords };
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      // Only work in hand may hold the process back.
      this.worker?.ref();
      this.worker?.postMessage(request);
    });
  }

  private start(): Worker {
    // No inherited flags and no environment: the thread needs neither, and secrets stay out of it.
    const worker = new Worker(program, {
      execArgv: [],
      env: {},
      resourceLimits: LIMITS,
      name: 'password estimator',
    });
    worker.on('message', ({ id, estimate }: EstimateAnswer) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (estimate) waiting?.resolve(estimate);
      else waiting?.reject(new Error('a password could not be estimated'));
      if (this.waiting.size === 0) this.endWhenIdle(worker);
    });
    worker.on('error', () => this.lose(worker));
    worker.on('exit', () => this.lose(worker));
    return worker;
  }

  private endWhenIdle(worker: Worker): void {
    worker.unref();
    this.idleTimer = setTimeout(() => {
      if (this.worker === worker) this.worker = undefined;
      void worker.terminate();
    }, this.idleMs);
    this.idleTimer.unref();
  }

  /** The thread died with work in hand: say so, and let the next password start another. */
  private lose(worker: Worker): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(new Error('the password estimator stopped'));
    this.waiting.clear();
  }
}
