import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { pg } from '#runtime';
import type { InstanceRow } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { CopyReader, type OpenCopy } from '../copy/copy-reader.js';
import { filesOf } from '../copy/manifest.js';
import { reasonOf } from '../runs/copy-runner.js';
import type { ProofResult } from './contents-proof.js';
import { ProofQuestions } from './proof-questions.js';
import { lookedAt, type OpenProofServer } from './proof-server.js';

/** Refusals that say something of the copy itself; all others say something of the proof. */
const faultsOfCopy: readonly unknown[] = [BackupProblems.RESTORE_UNEQUAL, BackupProblems.RESTORE_STRUCTURE];

/** Rows that their table refuses, or that refer to nothing: SQLSTATE 22 and 23. */
const isFaultOfCopy = (error: unknown): boolean =>
  error instanceof pg.DatabaseError
    ? /^2[23]/.test(error.code ?? '')
    : error instanceof Problem && faultsOfCopy.includes(error.kind);

/** Brings a copy back on another server, compares every table's digest, asks it questions, and leaves nothing behind. */
@Injectable()
export class RestoreProof {
  constructor(
    private readonly reader: CopyReader,
    private readonly questions: ProofQuestions,
  ) {}

  /** @throws Error where the proof could not be made, whatever the copy is worth. */
  async prove(
    server: OpenProofServer,
    row: InstanceRow,
    run: { runId: string; manifestSha256: string | null },
  ): Promise<ProofResult> {
    const { copies, problems } = await this.reader.chain({ ...run, instanceId: row.id });
    const serverVersion = server.version;
    const newest = copies[copies.length - 1];
    if (!newest || problems.length > 0) return { problems, tables: 0, rows: 0, serverVersion };
    await server.requireRoom(copies.flatMap(({ manifest }) => filesOf(manifest)));
    try {
      return await lookedAt(server.databases, async (client) => {
        const loaded = await server.loader.load(client, row, row.schema, copies);
        const wrong = await this.questions.ask(client, row, row.schema, newest as OpenCopy);
        return { problems: wrong, ...loaded, serverVersion };
      });
    } catch (error) {
      if (!isFaultOfCopy(error)) throw error;
      return { problems: [reasonOf(error)], tables: 0, rows: 0, serverVersion };
    }
  }
}
