import type { choices as fr } from '../fr/choices';
import type { Texts } from '../texts';

export const choices: Texts<typeof fr> = {
  origin: { user: 'Entry', import: 'Import', interface: 'Interface', webform: 'Web form' },
  civility: { mr: 'Mr', mrs: 'Mrs', mx: 'Mx' },
  label: {
    work: 'Work',
    home: 'Home',
    mobile: 'Mobile',
    billing: 'Billing',
    site: 'Building site',
    other: 'Other',
  },
};
