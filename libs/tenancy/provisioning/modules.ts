/** The business modules an instance may have. HR, CRM and the others are switched per instance. */
export const businessModules = ['hr', 'crm'] as const;
export type BusinessModule = (typeof businessModules)[number];

export const isBusinessModule = (value: string): value is BusinessModule =>
  (businessModules as readonly string[]).includes(value);
