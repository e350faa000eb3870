import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import type { TestPlatform } from '#testing';

/** What a process tells of itself. */
export interface Fact {
  readonly begun?: true;
  readonly label?: string;
  readonly steps?: number;
  readonly outcome?: string;
}

/** A process of the product beside a test platform, with the same database and folders. It waits for its order. */
export class ChildProcessOf<Order> {
  readonly facts: Fact[] = [];
  readonly child: ChildProcess;
  private readonly exit: Promise<NodeJS.Signals | null>;

  constructor({ config, adminUrl }: TestPlatform, program: 'child' | 'ledger-writers') {
    this.child = spawn(process.execPath, [join(projectRoot, `dist/test/faults/${program}.js`)], {
      cwd: projectRoot,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        // Hundreds of processes compile the same modules.
        NODE_COMPILE_CACHE: join(config.dataDir, 'compiled'),
        ADMIN_URL: adminUrl,
        B2O_DATA_DIR: config.dataDir,
        B2O_BACKUP_DIR: config.backupDir,
        B2O_KEYS_DIR: config.keysDir,
        ...(config.keysSecondDir && { B2O_KEYS_SECOND_DIR: config.keysSecondDir }),
        B2O_SECRET_KEY: config.secretKey.toString('utf8'),
        B2O_BASE_DOMAIN: config.baseDomain,
      },
    });
    let text = '';
    this.child.stdout?.on('data', (chunk) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      this.facts.push(...lines.map((line) => JSON.parse(line) as Fact));
    });
    // Whoever is killed reads no more orders.
    this.child.stdin?.on('error', () => undefined);
    this.exit = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('close', (_, signal) => resolve(signal));
    });
  }

  send(order: Order): void {
    this.child.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  /** The signal that ended it, if one did. */
  end(): Promise<NodeJS.Signals | null> {
    return this.exit;
  }
}
