/** Texts of the signed-in user's own account. */
export const account = {
  profile: { title: 'Profil', firstName: 'Prénom', lastName: 'Nom', saved: 'Profil enregistré' },
  password: {
    title: 'Mot de passe',
    current: 'Mot de passe actuel',
    submit: 'Changer de mot de passe',
    done: 'Mot de passe changé. Vos autres sessions sont fermées.',
  },
  factor: {
    title: 'Second facteur',
    required: 'Votre rôle exige un second facteur : activez-le pour continuer.',
    on: 'Activé : un code est demandé à chaque connexion.',
    off: 'Inactif.',
    why: 'Avec une application d’authentification, personne n’entre avec votre seul mot de passe.',
    enrol: 'Activer le second facteur',
    scan: 'Scannez ce code avec votre application d’authentification, puis saisissez le code qu’elle affiche.',
    qr: 'Code QR à scanner avec l’application d’authentification',
    secret: 'Ou saisissez cette clé',
    confirm: 'Vérifier et activer',
    remove: 'Désactiver le second facteur',
    renew: 'Nouveaux codes de secours',
    codes: 'Codes de secours',
    codesWhy:
      'Chacun sert une fois, si votre téléphone est perdu. Ils ne seront plus affichés : gardez-les en lieu sûr. Les anciens codes ne valent plus rien.',
    kept: 'Je les ai gardés',
  },
  sessions: {
    title: 'Sessions ouvertes',
    current: 'Cette session',
    unknown: 'Programme',
    end: 'Fermer',
    ended: 'Session fermée',
    endOthers: 'Fermer les autres',
    endOthersWhy: 'Vous resterez connecté ici seulement.',
  },
};
