const UNKNOWN = -2;
const NONE = -1;

/** `indexOf` that remembers: asked at rising places it reads a text once, even where the needle is rare or absent. */
export class Seeker {
  private readonly needle: string;
  private found = UNKNOWN;

  constructor(needle: string) {
    this.needle = needle;
  }

  /** Forget, when the text changes or the reading steps back. */
  reset(): void {
    this.found = UNKNOWN;
  }

  /** First place of the needle from `at` on, -1 if there is none. */
  from(text: string, at: number): number {
    if (this.found !== NONE && this.found < at) this.found = text.indexOf(this.needle, at);
    return this.found;
  }
}
