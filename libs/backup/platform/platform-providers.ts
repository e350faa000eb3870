import { PlatformCiphers } from './platform-ciphers.js';
import { PlatformContentsStore } from './platform-contents.js';
import { PlatformCopies } from './platform-copies.js';

/** What copies the control plane, and makes it anew on an empty server. */
export const platformProviders = [PlatformCiphers, PlatformContentsStore, PlatformCopies];
