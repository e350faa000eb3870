import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import type { InstanceRow } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { CopyReader, type OpenCopy } from '../copy/copy-reader.js';
import type { ProofResult } from './contents-proof.js';
import { ProofQuestions } from './proof-questions.js';
import { lookedAt, type OpenProofServer } from './proof-server.js';

/** Refusals that say something of the copy itself; all others say something of the proof. */
const faultsOfCopy: readonly unknown[] = [BackupProblems.RESTORE_UNEQUAL, BackupProblems.RESTORE_STRUCTURE];

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
    try {
      return await lookedAt(server.databases, async (client) => {
        const loaded = await server.loader.load(client, row, row.schema, copies);
        const wrong = await this.questions.ask(client, row, row.schema, newest as OpenCopy);
        return { problems: wrong, ...loaded, serverVersion };
      });
    } catch (error) {
      if (!(error instanceof Problem) || !faultsOfCopy.includes(error.kind)) throw error;
      return { problems: [error.message], tables: 0, rows: 0, serverVersion };
    }
  }
}
