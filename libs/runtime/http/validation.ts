import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { CommonProblems, type FieldError, isId, Problem, type Text, text } from '#kernel';

const unknownField = text('Ce champ n’existe pas.', 'This field does not exist.');
const wrongValue = text('Cette valeur n’est pas valable.', 'This value is not valid.');

/**
 * Reads an untrusted object as an instance of a class, refusing unknown members.
 * @param partial absent members are allowed (PATCH, import updates).
 * @returns the instance, or what is wrong with each field.
 */
export function readInput<T extends object>(
  type: new () => T,
  raw: unknown,
  partial = false,
): { value: T; errors: readonly FieldError[] } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new Problem(CommonProblems.MALFORMED_REQUEST, {
      detail: text('Un objet JSON est attendu.', 'A JSON object is expected.'),
    });
  }
  const value = plainToInstance(type, raw, { exposeDefaultValues: false });
  const found = violationsOf(value);
  const relevant = partial ? found.filter((error) => error.property in raw || error.children?.length) : found;
  return { value, errors: relevant.flatMap((error) => flatten(error, '')) };
}

function violationsOf(value: object): ValidationError[] {
  try {
    return validateSync(value, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
    });
  } catch (cause) {
    // The e-mail check of class-validator encodes what it reads, and a lone surrogate cannot be encoded.
    if (cause instanceof URIError) throw new Problem(CommonProblems.MALFORMED_REQUEST, { cause });
    throw cause;
  }
}

/** Like `readInput`, and throws Problem INVALID_INPUT when something is wrong. */
export function parseInput<T extends object>(type: new () => T, raw: unknown, partial = false): T {
  const { value, errors } = readInput(type, raw, partial);
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  return value;
}

function flatten(error: ValidationError, prefix: string): FieldError[] {
  const field = `${prefix}${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, encoded]) => ({
    field,
    code: code === 'whitelistValidation' ? 'unknown' : code,
    message: code === 'whitelistValidation' ? unknownField : decode(encoded),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, `${field}.`))];
}

/** Our decorators carry both languages as JSON; a bare class-validator message is English only and is replaced. */
function decode(encoded: string): Text {
  if (!encoded.startsWith('{"fr":')) return wrongValue;
  return JSON.parse(encoded) as Text;
}

/** Validates bodies whose parameter type is a DTO class; other parameters pass through. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || !metatype || metatype === Object || metatype === String) return value;
    return parseInput(metatype as new () => object, value);
  }
}

/** Validates a body against a class given at run time, for controllers made by a factory. */
export class BodyOf implements PipeTransform {
  constructor(
    private readonly type: new () => object,
    private readonly partial = false,
  ) {}

  transform(value: unknown): unknown {
    return parseInput(this.type, value, this.partial);
  }
}

/** An id in a path. Anything else than a canonical UUID is simply not found, like an unknown one. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw new Problem(CommonProblems.NOT_FOUND);
    return value;
  }
}
