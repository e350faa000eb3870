/** Words of the values that several kinds of record have. */
export const choices = {
  origin: { user: 'Saisie', import: 'Import', interface: 'Interface', webform: 'Formulaire web' },
  civility: { mr: 'M.', mrs: 'Mme', mx: 'Mx' },
  label: {
    work: 'Travail',
    home: 'Domicile',
    mobile: 'Mobile',
    billing: 'Facturation',
    site: 'Chantier',
    other: 'Autre',
  },
};
