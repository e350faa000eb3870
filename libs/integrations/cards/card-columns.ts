/** The columns that cards become; what several of a kind have in common stands in one cell, line by line. */
export const cardColumns = [
  'Civilité',
  'Prénom',
  'Nom',
  'Nom complet',
  'Société',
  'Fonction',
  'E-mail',
  'E-mail personnel',
  'Autre e-mail',
  'Téléphone',
  'Mobile',
  'Téléphone personnel',
  'Autre téléphone',
  ...['', ' personnelle'].flatMap((place) =>
    ['Adresse', 'Complément', 'Code postal', 'Ville', 'Région', 'Pays'].map((name) => `${name}${place}`),
  ),
  'Site web',
  'Langue',
  'Notes',
  'Identifiant',
] as const;
