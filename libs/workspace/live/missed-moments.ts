/** How long a client may have been away and still be told that it missed nothing. */
const rememberedMs = 10 * 60_000;

/**
 * When something last happened, by what concerns whom, so that a client that comes back learns whether it missed any
 * of it. An event's id is a time: unlike a number it does not tell how much happens that its reader may not see.
 */
export class MissedMoments {
  private readonly last = new Map<string, Map<string, number>>();
  private lastGap = 0;

  /** @param epoch tells one process from another: what another one sent is not known here. */
  constructor(private readonly epoch: string) {}

  /** The id of what is sent now. */
  idAt(now: number): string {
    return `${this.epoch}.${now}`;
  }

  note(instanceId: string, topic: string, now: number): void {
    const topics = this.last.get(instanceId) ?? new Map<string, number>();
    topics.set(topic, now);
    this.last.set(instanceId, topics);
  }

  /** From elsewhere, anything may have been missed until now. */
  noteGap(now: number): void {
    this.lastGap = now;
  }

  /**
   * Whether a client that last saw this id may have missed something.
   * @param concerns which topics the client would have been told of.
   */
  missedSince(id: string, instanceId: string, now: number, concerns: (topic: string) => boolean): boolean {
    const match = /^([^.]+)\.(\d{1,15})$/.exec(id);
    const since = Number(match?.[2]);
    if (match?.[1] !== this.epoch || since > now || since < now - rememberedMs || since <= this.lastGap)
      return true;
    const topics = [...(this.last.get(instanceId) ?? [])];
    return topics.some(([topic, at]) => at >= since && concerns(topic));
  }

  /** Forgets what is older than anybody may ask for. */
  forgetOld(now: number): void {
    for (const [instanceId, topics] of this.last) {
      for (const [topic, at] of topics) if (at < now - rememberedMs) topics.delete(topic);
      if (topics.size === 0) this.last.delete(instanceId);
    }
  }
}
