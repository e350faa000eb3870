/** Texts of what administrators settle. */
export const settings = {
  title: 'Réglages',
  company: 'Entreprise',
  users: 'Utilisateurs',
  roles: 'Rôles',
  imports: 'Imports',
  audit: 'Journal d’audit',
  backups: 'Sauvegardes',
};
