import { lazy } from 'react';

/** Fetched with the first form: what a record's screens are declared with is loaded with the application. */
export const DuplicateNotice = lazy(() =>
  import('./duplicate-hint').then((file) => ({ default: file.DuplicateHint })),
);
