import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import type { TestPlatform } from '#testing';

export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `b2o …` as an operator would, in a process of its own against the database of the running server. */
export class TestOperator {
  /** @param settings of the command alone, beside those of the server. */
  constructor(
    private readonly platform: TestPlatform,
    private readonly settings: Record<string, string> = {},
  ) {}

  start(args: string[]): ChildProcess {
    const { adminUrl, config } = this.platform;
    return spawn(process.execPath, [join(projectRoot, 'dist/apps/cli/main.js'), ...args], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: adminUrl,
        B2O_DATA_DIR: config.dataDir,
        B2O_SECRET_KEY: config.secretKey.toString(),
        B2O_BASE_DOMAIN: config.baseDomain,
        ...this.settings,
      },
    });
  }

  run(...args: string[]): Promise<CommandResult> {
    return this.typing('', ...args);
  }

  /** Runs a command that reads its standard input. */
  typing(input: string, ...args: string[]): Promise<CommandResult> {
    return new Promise((resolve) => {
      const child = this.start(args);
      child.stdin?.end(input);
      let [out, err] = ['', ''];
      child.stdout?.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr?.on('data', (chunk) => {
        err += chunk;
      });
      child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
    });
  }

  /** The document that a command prints. @throws Error when it does not exit with 0 */
  // biome-ignore lint/suspicious/noExplicitAny: each command has its own document
  async json(...args: string[]): Promise<any> {
    const { code, out, err } = await this.run(...args, '--json');
    if (code !== 0) throw new Error(`exit ${code}: ${err}${out}`);
    return JSON.parse(out);
  }
}
