import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { BackupProblems } from '../backup.problems.js';
import type { KeyFolder } from './key-folder.js';
import { destroyedFile, KeyStore, keyFile, otherKeyFile } from './key-store.js';
import {
  isWrappedKey,
  readWrappedKey,
  unwrapKey,
  type WrappedKey,
  type WrappingKeys,
  wrapKey,
} from './wrapped-key.js';
import type { WrappingKey } from './wrapping-key.js';

/** One file of the store, as the operator sees it. */
export interface KeyState {
  readonly file: string;
  readonly opens: boolean;
  readonly wrappedBy: string;
  /** In how many of the folders it lies. */
  readonly folders: string;
}

export interface Rewrapped {
  readonly wrapped: number;
  readonly alreadyWrapped: number;
  /** Files that none of the keys at hand opens; they stay as they are. */
  readonly unopened: readonly string[];
}

/** Keys on their way to another store; wrapped, so that the file is of no use without the wrapping key. */
interface KeyBundle {
  readonly format: 'b2o-keys';
  readonly version: 1;
  readonly keys: readonly WrappedKey[];
  readonly destroyed: readonly string[];
}

export interface Imported {
  readonly added: number;
  readonly known: number;
  /** Kept beside another key of the same name: each opens what was made for it. */
  readonly beside: number;
  readonly destroyed: number;
}

const isName = (name: unknown): name is string =>
  typeof name === 'string' && /^(signing|platform|instance-[0-9a-f-]{36})$/.test(name);

/** Looks after the whole store: its state, another wrapping key, the way to another machine. */
@Injectable()
export class KeyUpkeep {
  constructor(private readonly store: KeyStore) {}

  async states(): Promise<KeyState[]> {
    const { folders, wrappings } = this.store;
    const states = new Map<string, { opens: boolean; wrappedBy: string; places: number }>();
    for (const { file, content } of await this.keyFiles()) {
      const found = readWrappedKey(content);
      const opens = found !== undefined && opened(content, found.name, wrappings) !== undefined;
      const before = states.get(file);
      states.set(file, {
        opens: opens && (before?.opens ?? true),
        wrappedBy: found?.wrappedBy ?? 'damaged',
        places: (before?.places ?? 0) + 1,
      });
    }
    return [...states].map(([file, { opens, wrappedBy, places }]) => ({
      file,
      opens,
      wrappedBy,
      folders: `${places} of ${folders.length}`,
    }));
  }

  /** Wraps every key with the present wrapping key. May be repeated. @param from another key that may open them. */
  async rewrap(from?: WrappingKey): Promise<Rewrapped> {
    const [present] = this.store.wrappings;
    const wrappings: WrappingKeys = from ? [...this.store.wrappings, from] : this.store.wrappings;
    const contents = new Map<string, string>();
    const unopened = new Set<string>();
    const already = new Set<string>();
    for (const { folder, file, content } of await this.keyFiles()) {
      const found = readWrappedKey(content);
      const secret = found && opened(content, found.name, wrappings);
      if (!found || secret === undefined) unopened.add(file);
      else if (found.wrappedBy === present.id) already.add(file);
      else {
        // The same text in both folders, as long as they hold the same key.
        const name = `${file} ${createHash('sha256').update(secret).digest('hex')}`;
        const text = contents.get(name) ?? wrapKey(secret, found.name, wrappings);
        contents.set(name, text);
        await folder.replace(file, text);
      }
    }
    await this.store.finishDestructions();
    return { wrapped: contents.size, alreadyWrapped: already.size, unopened: [...unopened] };
  }

  /** The text of a file with all keys, still wrapped, and the marks of those that were destroyed. */
  async bundle(): Promise<{ content: string; keys: number }> {
    const keys = new Map<string, WrappedKey>();
    for (const { content } of await this.keyFiles()) {
      const key = readWrappedKey(content);
      if (key) keys.set(key.box, key);
    }
    const files = (await Promise.all(this.store.folders.map((folder) => folder.files()))).flat();
    const marks = files.filter((file) => file.endsWith('.destroyed'));
    const destroyed = [...new Set(marks)].map((file) => file.slice(0, -'.destroyed'.length));
    const bundle: KeyBundle = { format: 'b2o-keys', version: 1, keys: [...keys.values()], destroyed };
    return { content: `${JSON.stringify(bundle, null, 1)}\n`, keys: keys.size };
  }

  /** Brings the keys of a bundle here. Nothing is overwritten, and nothing that was destroyed comes back. */
  async unpack(content: string): Promise<Imported> {
    const bundle = readBundle(content);
    const count = { added: 0, known: 0, beside: 0, destroyed: 0 };
    for (const name of bundle.destroyed) {
      await this.store.destroy(name);
      count.destroyed += 1;
    }
    for (const key of bundle.keys) count[await this.add(key)] += 1;
    return count;
  }

  private async add(key: WrappedKey): Promise<keyof Imported> {
    const { folders } = this.store;
    const files = (await Promise.all(folders.map((folder) => folder.files()))).flat();
    if (files.includes(destroyedFile(key.name))) return 'destroyed';
    const content = `${JSON.stringify(key)}\n`;
    const there = (await this.keyFiles()).filter((each) => readWrappedKey(each.content)?.name === key.name);
    if (there.some((each) => isSame(each.content, content, key.name, this.store.wrappings))) return 'known';
    const taken = files.includes(keyFile(key.name));
    const mark = createHash('sha256').update(key.box).digest('hex').slice(0, 16);
    const file = taken ? otherKeyFile(key.name, mark) : keyFile(key.name);
    for (const folder of folders) await folder.create(file, content);
    return taken ? 'beside' : 'added';
  }

  private async keyFiles(): Promise<{ folder: KeyFolder; file: string; content: string }[]> {
    const found: { folder: KeyFolder; file: string; content: string }[] = [];
    for (const folder of this.store.folders) {
      for (const file of (await folder.files()).filter((each) => each.endsWith('.key'))) {
        found.push({ folder, file, content: (await folder.read(file)) ?? '' });
      }
    }
    return found;
  }
}

function opened(content: string, name: string, wrappings: WrappingKeys): string | undefined {
  try {
    return unwrapKey(content, name, wrappings);
  } catch {
    return undefined;
  }
}

function isSame(one: string, other: string, name: string, wrappings: WrappingKeys): boolean {
  if (one === other) return true;
  const secret = opened(one, name, wrappings);
  return secret !== undefined && secret === opened(other, name, wrappings);
}

function readBundle(content: string): KeyBundle {
  try {
    const bundle = JSON.parse(content) as Partial<KeyBundle> | null;
    const whole =
      bundle?.format === 'b2o-keys' &&
      bundle.version === 1 &&
      Array.isArray(bundle.keys) &&
      bundle.keys.every((key) => isWrappedKey(key) && isName(key.name)) &&
      Array.isArray(bundle.destroyed) &&
      bundle.destroyed.every(isName);
    if (whole) return bundle as KeyBundle;
  } catch {
    // Told below.
  }
  throw new Problem(BackupProblems.BACKUP_KEY_DAMAGED, {
    detail: text('Ce fichier ne contient pas de clés de sauvegarde.', 'This file holds no keys of copies.'),
  });
}
