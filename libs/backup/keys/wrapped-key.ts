import { Problem, text } from '#kernel';
import { BackupProblems } from '../backup.problems.js';
import type { WrappingKey } from './wrapping-key.js';

/** What a key's file holds. Only the box is secret; the rest says whose key it is and what opens it. */
export interface WrappedKey {
  readonly format: 'b2o-key';
  readonly version: 1;
  readonly name: string;
  readonly wrappedBy: string;
  readonly box: string;
}

/** The wrapping keys at hand: the first one wraps, each of them opens. */
export type WrappingKeys = readonly [WrappingKey, ...WrappingKey[]];

/** The text of a key's file. */
export function wrapKey(secret: string, name: string, [wrapping]: WrappingKeys): string {
  const file: WrappedKey = {
    format: 'b2o-key',
    version: 1,
    name,
    wrappedBy: wrapping.id,
    box: wrapping.wrap(secret, name),
  };
  return `${JSON.stringify(file)}\n`;
}

/** The key that a file holds. @throws Problem BACKUP_KEY_DAMAGED, which says why and never what. */
export function unwrapKey(content: string, name: string, wrappings: WrappingKeys): string {
  const file = readWrappedKey(content);
  const wrapping = wrappings.find(({ id }) => id === file?.wrappedBy);
  const secret = file?.name === name ? wrapping?.unwrap(file.box, name) : undefined;
  if (secret !== undefined) return secret;
  const [french, english] =
    file && !wrapping
      ? [
          ` : protégé par la clé ${file.wrappedBy}, celle de ce serveur est ${wrappings[0].id}`,
          `: wrapped by the key ${file.wrappedBy}, this server’s is ${wrappings[0].id}`,
        ]
      : ['', ''];
  throw new Problem(BackupProblems.BACKUP_KEY_DAMAGED, {
    detail: text(`Fichier ${name}.key${french}.`, `File ${name}.key${english}.`),
  });
}

/** What a key's file says, opened or not; undefined for what is no such file. */
export function readWrappedKey(content: string): WrappedKey | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return isWrappedKey(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isWrappedKey(value: unknown): value is WrappedKey {
  const file = value as Partial<WrappedKey> | null;
  return (
    file?.format === 'b2o-key' &&
    file.version === 1 &&
    typeof file.name === 'string' &&
    typeof file.box === 'string' &&
    typeof file.wrappedBy === 'string' &&
    /^[0-9a-f]{16}$/.test(file.wrappedBy)
  );
}
