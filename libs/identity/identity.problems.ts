import { defineProblems, text } from '#kernel';

export const IdentityProblems = defineProblems({
  SIGN_IN_REFUSED: {
    category: 'unauthenticated',
    title: text("L'adresse ou le mot de passe est faux.", 'The address or the password is wrong.'),
  },
  SECOND_FACTOR_NEEDED: {
    category: 'unauthenticated',
    title: text(
      "Saisissez le code de votre application d'authentification.",
      'Enter the code of your authenticator application.',
    ),
  },
  SECOND_FACTOR_ENROLMENT_REQUIRED: {
    category: 'forbidden',
    title: text(
      'Votre rôle exige un second facteur : activez-le dans votre compte.',
      'Your role requires a second factor: enrol it in your account.',
    ),
  },
  PASSWORD_CONFIRMATION_REQUIRED: {
    category: 'forbidden',
    title: text('Confirmez votre mot de passe pour continuer.', 'Confirm your password to continue.'),
  },
  TOO_MANY_ATTEMPTS: {
    category: 'too-many',
    title: text(
      'Trop de tentatives ; attendez avant de réessayer.',
      'Too many attempts; wait before trying again.',
    ),
  },
  TOKEN_REFUSED: {
    category: 'not-found',
    title: text(
      "Ce lien n'est plus valable : demandez-en un nouveau.",
      'This link is no longer valid: ask for a new one.',
    ),
  },
  PASSWORD_TOO_WEAK: {
    category: 'invalid',
    title: text('Ce mot de passe est trop faible.', 'This password is too weak.'),
  },
  CURRENT_PASSWORD_WRONG: {
    category: 'invalid',
    title: text('Le mot de passe actuel est faux.', 'The current password is wrong.'),
  },
  USER_EXISTS: {
    category: 'conflict',
    title: text('Un utilisateur a déjà cette adresse.', 'A user already has this address.'),
  },
  ROLE_UNKNOWN: {
    category: 'invalid',
    title: text("Ce rôle n'existe pas.", 'This role does not exist.'),
  },
  LAST_ADMIN: {
    category: 'conflict',
    title: text(
      'Il doit rester au moins un administrateur actif.',
      'At least one active administrator must remain.',
    ),
  },
});
