import { Injectable } from '@nestjs/common';

/** The moments of a copy, of its removal or of a restore at which a crash would leave the most behind. */
export type Checkpoint =
  | 'copy: tables written'
  | 'copy: attachments written'
  | 'copy: manifest written'
  | 'copy: renamed'
  | 'copy: read back'
  | 'retention: begun'
  | 'retention: leftovers removed'
  | 'retention: chosen'
  | 'retention: rows expired'
  | 'retention: folder set aside'
  | 'retention: folder removed'
  | 'retention: row emptied'
  | 'retention: attachments listed'
  | 'retention: attachment removed'
  | 'retention: swept'
  | 'restore: loaded'
  | 'restore: drained'
  | 'restore: renamed'
  | 'restore: committed';

/** Says where the work is. Does nothing; tests replace it by one that kills the process. */
@Injectable()
export class Checkpoints {
  async reach(_checkpoint: Checkpoint): Promise<void> {}
}
