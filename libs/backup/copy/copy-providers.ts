import { ChangePredicate } from './change-predicate.js';
import { CopyCiphers } from './copy-cipher.js';
import { CopyPace } from './copy-pace.js';
import { CopyReader } from './copy-reader.js';
import { CopyWriter } from './copy-writer.js';
import { Snapshots } from './snapshot.js';

/** What writes and reads copies. */
export const copyProviders = [ChangePredicate, CopyCiphers, CopyPace, CopyReader, CopyWriter, Snapshots];
