import { Problem, text } from '#kernel';
import { BackupProblems } from '../backup.problems.js';
import type { WrappingKey } from './wrapping-key.js';

/** What a key's file holds. Only the box is secret; the rest says whose key it is and what opens it. */
interface WrappedKey {
  readonly format: 'b2o-key';
  readonly version: 1;
  readonly name: string;
  readonly wrappedBy: string;
  readonly box: string;
}

/** The text of a key's file. */
export function wrapKey(secret: string, name: string, wrapping: WrappingKey): string {
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
export function unwrapKey(content: string, name: string, wrapping: WrappingKey): string {
  const file = parse(content);
  if (!file || file.name !== name) throw damaged(text(`Fichier ${name}.key.`, `File ${name}.key.`));
  const secret = wrapping.unwrap(file.box, name);
  if (secret !== undefined) return secret;
  throw file.wrappedBy === wrapping.id
    ? damaged(text(`Fichier ${name}.key.`, `File ${name}.key.`))
    : damaged(
        text(
          `Fichier ${name}.key, protégé par la clé ${file.wrappedBy} ; celle de ce serveur est ${wrapping.id}.`,
          `File ${name}.key, wrapped by the key ${file.wrappedBy}; this server’s is ${wrapping.id}.`,
        ),
      );
}

const damaged = (detail: ReturnType<typeof text>) =>
  new Problem(BackupProblems.BACKUP_KEY_DAMAGED, { detail });

function parse(content: string): WrappedKey | undefined {
  try {
    const file = JSON.parse(content) as Partial<WrappedKey> | null;
    const whole =
      file?.format === 'b2o-key' &&
      file.version === 1 &&
      [file.name, file.wrappedBy, file.box].every((each) => typeof each === 'string') &&
      /^[0-9a-f]{16}$/.test(file.wrappedBy as string);
    return whole ? (file as WrappedKey) : undefined;
  } catch {
    return undefined;
  }
}
