import { Injectable } from '@nestjs/common';

/** So long after the last request nobody is taken to be there, in milliseconds. */
const quietMs = 3_000;

/** Whether people use this process at the moment: they go before what it does on its own. */
@Injectable()
export class PeopleAtWork {
  private last = Number.NEGATIVE_INFINITY;

  /** Somebody who is signed in asked for something. */
  note(): void {
    this.last = performance.now();
  }

  get areThere(): boolean {
    return performance.now() - this.last < quietMs;
  }
}
