export const steps = ['file', 'target', 'map', 'try', 'run'] as const;
export type Step = (typeof steps)[number];

/** Where somebody is in the wizard; all of it is in the address, so that a reload goes on there. */
export interface WizardPlace {
  step: Step;
  /** Ids; of the file, of its rehearsal, of its import. */
  upload?: string | undefined;
  attempt?: string | undefined;
  run?: string | undefined;
  /** Kind of record: `crm.company`. */
  target?: string | undefined;
}

/** The place that an address means; what is missing for a step leads back to an earlier one. */
export function readPlace(params: URLSearchParams): WizardPlace {
  const [upload, attempt, run, target] = ['upload', 'try', 'run', 'target'].map(
    (name) => params.get(name) ?? undefined,
  );
  const asked = params.get('step');
  const known = { upload, attempt, run, target };
  if (run) return { step: 'run', ...known };
  if (!upload) return { step: 'file', ...known };
  if (attempt && asked !== 'map') return { step: 'try', ...known };
  if (asked === 'map' && target) return { step: 'map', ...known };
  return { step: asked === 'target' || asked === 'map' ? 'target' : 'file', ...known };
}

/** The address of a place; a rehearsal is forgotten once its columns are looked at again. */
export function writePlace({ step, upload, attempt, run, target }: WizardPlace): URLSearchParams {
  return new URLSearchParams({
    ...(target && { target }),
    ...(upload && { upload }),
    ...((step === 'target' || step === 'map') && { step }),
    ...(step === 'try' && attempt && { try: attempt }),
    ...(step === 'run' && run && { run }),
  });
}
