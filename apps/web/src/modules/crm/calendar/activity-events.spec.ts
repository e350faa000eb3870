import { describe, expect, it } from '@jest/globals';
import { moved } from '@/kit/calendar/event';
import { momentAt } from '@/kit/inputs/moments';
import { dueOf, eventOf } from './activity-events';

const now = new Date(2026, 10, 25, 16);
const activity = (more: object) => ({
  id: '1',
  subject: 'Métré',
  kind: 'visit',
  state: 'planned',
  dueAt: momentAt('2026-11-26', '09:00'),
  allDay: false,
  durationMinutes: 90,
  ...more,
});

describe('activities in the calendar', () => {
  it('last as long as they are said to, and may be moved while they are planned', () => {
    expect(eventOf(activity({}), now)).toMatchObject({
      start: momentAt('2026-11-26', '09:00'),
      end: momentAt('2026-11-26', '10:30'),
      tone: 'warning',
      movable: true,
    });
    expect(eventOf(activity({ state: 'done' }), now)).toMatchObject({ movable: false, tone: 'neutral' });
    expect(eventOf(activity({}), now, false)).toMatchObject({ movable: false, tone: 'warning' });
    expect(eventOf(activity({ durationMinutes: null }), now)).not.toHaveProperty('end');
    expect(eventOf(activity({ dueAt: null }), now)).toBeUndefined();
  });

  it('stand out when they are late', () => {
    expect(eventOf(activity({ dueAt: momentAt('2026-11-25', '08:00') }), now)?.tone).toBe('danger');
    expect(eventOf(activity({ dueAt: momentAt('2026-11-25'), allDay: true }), now)?.tone).toBe('warning');
  });

  it('are stored where they were put', () => {
    const whole = eventOf(activity({ dueAt: momentAt('2026-11-26'), allDay: true }), now);
    expect(whole).toMatchObject({ start: '2026-11-26', allDay: true });
    expect(whole && dueOf({ ...moved(whole, 3), allDay: true })).toEqual({
      dueAt: momentAt('2026-11-29'),
      allDay: true,
    });
    const timed = eventOf(activity({}), now);
    expect(timed && dueOf(moved(timed, 1, 30))).toEqual({
      dueAt: momentAt('2026-11-27', '09:30'),
      durationMinutes: 90,
    });
  });
});
