import { Injectable } from '@nestjs/common';
import { dayIn } from '#kernel';
import { Scopes } from '../context/scope.js';

/** The time, behind a class that tests replace. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The business day in the calendar of the instance in scope, `YYYY-MM-DD`. */
  today(): string {
    return dayIn(this.now(), Scopes.instance().timeZone);
  }
}
