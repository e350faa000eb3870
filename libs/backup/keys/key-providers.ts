import { InstanceKeys } from './instance-keys.js';
import { KeyOperations } from './key-operations.js';
import { KeyStore } from './key-store.js';
import { KeyUpkeep } from './key-upkeep.js';
import { ManifestSigner } from './manifest-signer.js';

/** The keys of copies. */
export const keyProviders = [InstanceKeys, KeyOperations, KeyStore, KeyUpkeep, ManifestSigner];
