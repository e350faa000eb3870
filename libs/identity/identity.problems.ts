import { defineProblems, text } from '#kernel';

export const IdentityProblems = defineProblems({
  SIGN_IN_REFUSED: {
    category: 'unauthenticated',
    title: text('L’adresse ou le mot de passe est faux.', 'The address or the password is wrong.'),
  },
  SECOND_FACTOR_NEEDED: {
    category: 'unauthenticated',
    title: text(
      'Saisissez le code de votre application d’authentification.',
      'Enter the code of your authenticator application.',
    ),
  },
  SECOND_FACTOR_REFUSED: {
    category: 'unauthenticated',
    title: text('Ce code est faux, périmé ou déjà utilisé.', 'This code is wrong, expired or already used.'),
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
      'Ce lien n’est plus valable : demandez-en un nouveau.',
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
    title: text('Ce rôle n’existe pas.', 'This role does not exist.'),
  },
  LAST_ADMIN: {
    category: 'conflict',
    title: text(
      'Il doit rester au moins un administrateur actif.',
      'At least one active administrator must remain.',
    ),
  },
  SECOND_FACTOR_WRONG: {
    category: 'invalid',
    title: text('Ce code est faux, périmé ou déjà utilisé.', 'This code is wrong, expired or already used.'),
  },
  SECOND_FACTOR_STATE: {
    category: 'conflict',
    title: text(
      'L’état de votre second facteur ne le permet pas.',
      'The state of your second factor does not allow this.',
    ),
  },
  USER_STATE: {
    category: 'conflict',
    title: text('L’état de ce compte ne le permet pas.', 'The state of this account does not allow this.'),
  },
  OWN_ROLE: {
    category: 'forbidden',
    title: text('Personne ne change son propre rôle.', 'Nobody changes their own role.'),
  },
  MORE_THAN_OWN_RIGHTS: {
    category: 'forbidden',
    title: text(
      'Vous ne pouvez ni donner ni administrer des droits que vous n’avez pas.',
      'You can neither grant nor administer rights that you do not hold.',
    ),
  },
  ROLE_PROTECTED: {
    category: 'conflict',
    title: text(
      'Le rôle d’administrateur ne se modifie pas et ne se supprime pas.',
      'The administrator role can be neither changed nor removed.',
    ),
  },
  ROLE_IN_USE: {
    category: 'conflict',
    title: text('Des utilisateurs ont encore ce rôle.', 'Users still have this role.'),
  },
  TOO_MANY_HR_REFERENTS: {
    category: 'conflict',
    title: text('Cette instance a déjà 5 référents RH.', 'This instance already has 5 HR referents.'),
  },
});
