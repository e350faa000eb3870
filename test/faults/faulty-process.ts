import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import type { TestPlatform } from '#testing';
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
  private readonly facts: { begun?: true; label?: string; steps?: number; outcome?: string }[] = [];
  private readonly exit: Promise<NodeJS.Signals | null>;
  readonly child: ChildProcess;

  constructor(platform: TestPlatform, work: Work, slug: string, fault: Fault = { kind: 'none', at: 0 }) {
    const { config, adminUrl } = platform;
    this.child = spawn(process.execPath, [join(projectRoot, 'dist/test/faults/child.js')], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        ADMIN_URL: adminUrl,
        B2O_DATA_DIR: config.dataDir,
        B2O_BACKUP_DIR: config.backupDir,
        B2O_KEYS_DIR: config.keysDir,
        ...(config.keysSecondDir && { B2O_KEYS_SECOND_DIR: config.keysSecondDir }),
        B2O_SECRET_KEY: config.secretKey.toString('utf8'),
        WORK: work,
        SLUG: slug,
        FAULT: fault.kind,
        AT: String(fault.at),
      },
    });
    let text = '';
    this.child.stdout?.on('data', (chunk) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      this.facts.push(...lines.map((line) => JSON.parse(line) as object));
    });
    this.exit = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('close', (_, signal) => resolve(signal));
    });
  }

  /** Whether it is ready and at work. */
  get begun(): true | undefined {
    return this.facts.length > 0 ? true : undefined;
  }

  /** The step at which the fault happened, as soon as it did. */
  get label(): string | undefined {
    return this.facts.find(({ label }) => label !== undefined)?.label;
  }

  async end(): Promise<Ended> {
    const signal = await this.exit;
    const last = this.facts.at(-1);
    return { killed: signal === 'SIGKILL', label: this.label, steps: last?.steps, outcome: last?.outcome };
  }
}
