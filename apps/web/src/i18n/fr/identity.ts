/** Texts of signing in, of accounts and of rights. */
export const identity = {
  title: 'Accès',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  signIn: {
    title: 'Connexion',
    lead: 'Votre adresse professionnelle et votre mot de passe.',
    submit: 'Se connecter',
    forgotten: 'Mot de passe oublié ?',
  },
  factor: {
    title: 'Second facteur',
    lead: 'Le code à 6 chiffres de votre application, ou un code de secours.',
    code: 'Code',
    back: 'Revenir à la connexion',
  },
  forgotten: {
    title: 'Mot de passe oublié',
    lead: 'Nous vous envoyons un lien pour en choisir un autre.',
    submit: 'Envoyer le lien',
    sentTitle: 'Regardez vos e-mails',
    sent: 'Si cette adresse a un compte ici, un lien vient de lui être envoyé. Il est valable 30 minutes.',
    back: 'Retour à la connexion',
  },
  newPassword: {
    label: 'Nouveau mot de passe',
    help: '15 caractères au moins, 12 avec un second facteur. Quelques mots sans lien entre eux font un bon mot de passe.',
    noToken: 'Ce lien est incomplet. Ouvrez-le depuis l’e-mail que vous avez reçu.',
  },
  invitation: {
    title: 'Bienvenue',
    lead: 'Dites comment vous vous appelez et choisissez votre mot de passe : vous seul le connaîtrez.',
    firstName: 'Prénom',
    lastName: 'Nom',
    submit: 'Activer mon compte',
    doneTitle: 'Compte activé',
    done: 'Vous pouvez maintenant vous connecter.',
  },
  reset: {
    title: 'Nouveau mot de passe',
    lead: 'Toutes vos sessions ouvertes seront fermées.',
    submit: 'Changer de mot de passe',
    doneTitle: 'Mot de passe changé',
    done: 'Connectez-vous avec votre nouveau mot de passe.',
  },
};
