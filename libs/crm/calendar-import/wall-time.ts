import ICAL from 'ical.js';

/** A time on the wall (milliseconds, as if it were UTC) as the calendar library has it. */
export function timeOfWall(wall: number, isDate: boolean): ICAL.Time {
  const time = new Date(wall);
  return ICAL.Time.fromData({
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    second: time.getUTCSeconds(),
    isDate,
  });
}
