import { countryOrNothing, countryTransform } from './country-transform.js';
import { peopleTransforms } from './people-transforms.js';
import { phoneTransform } from './phone-transform.js';
import { textTransforms } from './text-transforms.js';
import type { TransformReader } from './transform.js';
import { valueTransforms } from './value-transforms.js';

export type { Transform } from './transform.js';

/** Every transform by the name that mappings use. */
export const transforms: ReadonlyMap<string, TransformReader> = new Map(
  Object.entries({
    ...textTransforms,
    ...valueTransforms,
    ...peopleTransforms,
    country: countryTransform,
    countryOrNothing,
    phone: phoneTransform,
  }),
);
