import type { FieldMeta } from '@/api/record-meta';
import { isDay } from './dates';
import { isMoment } from './moments';

/** What is wrong, as a key of the texts; the shape that ra-core's validators answer. */
export interface FieldFault {
  message: string;
  args: Record<string, string | number>;
}

const fault = (key: string, args: Record<string, string | number> = {}): FieldFault => ({
  message: `form.fault.${key}`,
  args,
});

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

function textFault({ format, max }: FieldMeta, value: string): FieldFault | undefined {
  if (max !== undefined && value.length > max) return fault('tooLong', { max });
  if (format === 'email' && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)) return fault('email');
  if (format === 'phone' && (value.match(/\d/g)?.length ?? 0) < 3) return fault('phone');
  return undefined;
}

function numberFault({ kind, max }: FieldMeta, value: unknown): FieldFault | undefined {
  const isNumber =
    kind === 'integer' ? Number.isSafeInteger(value) : /^-?\d+(\.\d+)?$/.test(String(value).trim());
  if (!isNumber) return fault(kind === 'integer' ? 'integer' : 'number');
  if (max !== undefined && Number(value) > max) return fault('tooLarge', { max });
  return undefined;
}

/** What this field may not hold, as far as its declaration tells; the server knows the rest. */
export function fieldFault(meta: FieldMeta, value: unknown): FieldFault | undefined {
  if (isEmpty(value)) return meta.required ? fault('required') : undefined;
  switch (meta.kind) {
    case 'text':
      return textFault(meta, String(value));
    case 'integer':
    case 'decimal':
      return numberFault(meta, value);
    case 'date':
      return isDay(String(value)) ? undefined : fault('date');
    case 'instant':
      return isMoment(String(value)) ? undefined : fault('moment');
    case 'choice':
      return meta.choices && !meta.choices.includes(String(value)) ? fault('choice') : undefined;
    case 'list':
    case 'tags':
      return meta.max !== undefined && Array.isArray(value) && value.length > meta.max
        ? fault('tooMany', { max: meta.max })
        : undefined;
    default:
      return undefined;
  }
}
