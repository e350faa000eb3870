import { Injectable } from '@nestjs/common';

/** The time, behind a class that tests replace. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
