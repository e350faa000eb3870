import { Injectable } from '@nestjs/common';

/** What one topic's jobs do. Runs in the scope of the instance that the message came from; must bear repetition. */
export type JobHandler = (payload: Record<string, unknown>) => Promise<void>;

/** Which topics exist. Modules register their handlers; the job runner finds them here. */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<string, JobHandler>();

  on(topic: string, handler: JobHandler): void {
    if (this.handlers.has(topic)) throw new Error(`topic ${topic} has two handlers`);
    this.handlers.set(topic, handler);
  }

  find(topic: string): JobHandler | undefined {
    return this.handlers.get(topic);
  }
}
