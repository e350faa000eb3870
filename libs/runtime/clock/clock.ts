import { Injectable } from '@nestjs/common';
import { Scopes } from '../context/scope.js';

/** The time, behind a class that tests replace. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The business day in the calendar of the instance in scope, `YYYY-MM-DD`. */
  today(): string {
    const { timeZone } = Scopes.instance();
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(this.now());
  }
}
