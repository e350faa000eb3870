import { Transform } from 'class-transformer';
import { instantOfWallTime } from '#kernel';
import { Scopes } from '../context/scope.js';
import { type FieldOptions, field, message, rule } from './field.js';
import { isDay } from './fields.js';

const form =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

/**
 * An instant that people write: ISO 8601, `2026-03-31T14:00:00+02:00`. Without an offset it is what the clock on the
 * wall shows in the instance's own time zone, as files have it.
 */
export function MomentField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '2026-03-31T12:00:00.000Z', ...options },
    {
      kind: 'instant',
      column: { type: 'timestamptz' },
      rules: [
        Transform(({ value }) => readMoment(value)),
        rule(
          'moment',
          (value) => value === null || value instanceof Date,
          message(
            'Une date et une heure comme 2026-03-31T14:00:00+02:00 sont attendues.',
            'A date and time such as 2026-03-31T14:00:00+02:00 is expected.',
          ),
        ),
      ],
      api: { type: String, format: 'date-time' },
    },
  );
}

/** The instant that a text says; what says none stays as it is, for the rule to refuse. */
function readMoment(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const typed = value.trim();
  if (typed === '') return null;
  const [, date, , , , offset] = form.exec(typed) ?? [];
  if (!isDay(date)) return typed;
  const iso = typed.replace(' ', 'T');
  if (offset) return new Date(iso);
  const zone = Scopes.find()?.instance?.timeZone;
  return zone ? instantOfWallTime(Date.parse(`${iso}Z`), zone) : typed;
}
