import { Anonymity } from './anonymity.js';
import { ErasureRegister } from './erasure-register.js';
import { Erasures } from './erasures.service.js';

/** Persons who must not come back from copies. */
export const erasureProviders = [Anonymity, ErasureRegister, Erasures];
