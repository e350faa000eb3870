import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { PeakSampler, residentMb } from './memory.js';

const program = join(projectRoot, 'dist/apps/cli/main.js');

/** The operator's command, run as an operator would. */
export class Cli {
  peakMb = 0;

  constructor(private readonly environment: Record<string, string>) {}

  static get exists(): boolean {
    return existsSync(program);
  }

  /** Runs a command to its end. @returns its JSON document. @throws Error with what it said when it failed. */
  json<T>(args: readonly string[]): Promise<T> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...args, '--json'], {
        env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...this.environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const memory = new PeakSampler(() => residentMb(child.pid ?? 0));
      let [output, errors] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        errors += chunk;
      });
      child.on('error', reject);
      child.on('close', (code) => {
        this.peakMb = Math.max(this.peakMb, memory.stop());
        if (code === 0) resolve(JSON.parse(output) as T);
        else reject(new Error(`b2o ${args.join(' ')}: exit code ${code}: ${errors || output}`));
      });
    });
  }
}
