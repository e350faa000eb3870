import type { RunResult } from '#backup';
import { Rounds, type Witnessed } from '../../libs/backup/exactness/rounds.js';
import { CopiedBytes } from './copied-bytes.js';
import type { House } from './house.js';
import { attachments, auditTrail, differences, sequences } from './instance-checks.js';
import type { Ledger } from './ledger.js';
import { alerting, copiesOf, type KnownCopy, runsInDoubt, workingDays } from './run-checks.js';

/** The ten conditions, and what each of them is about. */
export const conditions = {
  L1: 'what was acknowledged is there',
  L2: 'what was rolled back, or came later, is not',
  L3: 'what nobody knows of is wholly there or not at all',
  L4: 'every table is as it was in the snapshot',
  L5: 'sequences are beyond what they gave',
  L6: 'every attachment is there with its hash',
  L7: 'the audit chain holds',
  L8: 'no byte of another instance',
  L9: 'as many working days can be restored as before',
  L10: 'a failed run shows, and somebody is told within five minutes',
} as const;

/** What must not get worse. */
export interface Before {
  readonly copies: ReadonlyMap<string, readonly KnownCopy[]>;
}

/**
 * The ten conditions under which nothing is lost, all of them after every fault. The next copy succeeds, and it is
 * from this copy, restored beside the instance, that they are judged; the live data are judged as well.
 */
export class Conditions {
  private readonly bytes: CopiedBytes;
  private readonly rounds: Rounds;
  private turn = 0;

  constructor(
    private readonly house: House,
    private readonly ledger: Ledger,
  ) {
    this.bytes = new CopiedBytes(house);
    this.rounds = new Rounds(house.platform, house.victim);
  }

  async before(): Promise<Before> {
    const { victim, bystander } = this.house;
    const copies = new Map<string, readonly KnownCopy[]>();
    for (const { row } of [victim, bystander]) copies.set(row.id, await copiesOf(this.house, row.id));
    return { copies };
  }

  /** What is wrong, each line beginning with the condition that does not hold. */
  async after(before: Before): Promise<string[]> {
    const { house } = this;
    const { victim, bystander } = house;
    // Every third time the next copy goes on from the newest full one.
    this.turn += 1;
    const next = await this.rounds.copy(this.turn % 3 === 0 ? 'incremental' : 'full');
    const wrong = [
      ...(await this.restored(next)),
      ...(await this.ledger.wrongNow(victim.schema)),
      ...(await auditTrail(house, victim)),
      ...(await sequences(house, victim.schema)),
      ...(await this.bytes.wrong(victim, next.run.runId)),
      ...(await runsInDoubt(house)),
      ...(await alerting(house)),
    ];
    for (const { row, slug } of [victim, bystander]) {
      wrong.push(...(await attachments(house, row)));
      wrong.push(...(await workingDays(house, row.id, slug, before.copies.get(row.id) ?? [])));
    }
    return wrong;
  }

  private async restored(next: Witnessed): Promise<string[]> {
    const { house, ledger } = this;
    return this.rounds.restored(next.run, async (schema) => [
      ...(await ledger.wrongIn(schema, this.instantOf(next.run))),
      ...(await differences(house, schema, next.truth)),
      ...(await sequences(house, schema)),
      ...(await this.bytes.foreignRows(schema)),
    ]);
  }

  private instantOf({ runId }: RunResult): number {
    return Date.parse(this.house.manifestOf(this.house.victim.row.id, runId).run.snapshotAt);
  }
}
