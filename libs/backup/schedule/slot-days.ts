import { addDays, dayIn, isWorkingDay } from '#kernel';
import { workingDays } from './retention.js';
import { type Slot, type SlotKind, type SlotPlace, slotsBetween } from './slots.js';

/** What became of a slot; `to-come`: its time is not there yet; `none`: nobody was there to see it. */
export const slotOutcomes = [
  'waiting',
  'running',
  'done',
  'failed',
  'missed',
  'superseded',
  'idle',
  'to-come',
  'none',
] as const;
export type SlotOutcomeState = (typeof slotOutcomes)[number];

export interface SlotOfDay {
  readonly at: Date;
  readonly state: SlotOutcomeState;
}

/** A working day of the instance's calendar with its two copies; null where the schedule knows none of the kind. */
export interface SlotDay {
  readonly day: string;
  readonly midday: SlotOfDay | null;
  readonly evening: SlotOfDay | null;
}

const dayMs = 86_400_000;
/** Six working days lie within these, with the longest row of holidays and weekends. */
const reach = 21;

/**
 * The last six working days up to today, the newest first.
 * @param known what became of slots, by kind and day.
 */
export function slotDays(
  now: Date,
  place: SlotPlace,
  known: (kind: SlotKind, day: string) => SlotOutcomeState | undefined,
): SlotDay[] {
  const slots = new Map<string, Slot>(
    slotsBetween(new Date(now.getTime() - reach * dayMs), new Date(now.getTime() + 2 * dayMs), place).map(
      (slot) => [`${slot.kind} ${slot.businessDate}`, slot],
    ),
  );
  const of = (kind: SlotKind, day: string): SlotOfDay | null => {
    const slot = slots.get(`${kind} ${day}`);
    if (!slot) return null;
    return { at: slot.at, state: known(kind, day) ?? (slot.at > now ? 'to-come' : 'none') };
  };
  const days: SlotDay[] = [];
  for (let day = dayIn(now, place.timeZone); days.length < workingDays; day = addDays(day, -1))
    if (isWorkingDay(day, place.holidays))
      days.push({ day, midday: of('midday', day), evening: of('evening', day) });
  return days;
}
