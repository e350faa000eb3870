/** Texts of what administrators settle. */
export const settings = {
  title: 'Réglages',
  company: 'Entreprise',
  users: 'Utilisateurs',
  teams: 'Équipes',
  roles: 'Rôles',
  tags: 'Étiquettes',
  customFields: 'Champs personnalisés',
  imports: 'Imports',
  audit: 'Journal d’audit',
  backups: 'Sauvegardes',
};
