import { Injectable } from '@nestjs/common';

/** Runs in the unit of work of the revocation, before it: whatever relies on the request ends here. */
export type RevocationListener = (requestId: string) => Promise<void>;

/** Tells modules that a written request is being revoked. */
@Injectable()
export class ClientRequestEvents {
  private readonly listeners: RevocationListener[] = [];

  /** Called in `onModuleInit`. */
  onRevoking(listener: RevocationListener): void {
    this.listeners.push(listener);
  }

  async revoking(requestId: string): Promise<void> {
    for (const listener of this.listeners) await listener(requestId);
  }
}
