import { defineProblems } from './problem.js';
import { text } from './text.js';

/** Refusals that any module may answer. */
export const CommonProblems = defineProblems({
  MALFORMED_REQUEST: {
    category: 'malformed',
    title: text('La requête est illisible.', 'The request cannot be read.'),
  },
  INVALID_INPUT: {
    category: 'invalid',
    title: text('Des valeurs sont à corriger.', 'Some values need correcting.'),
  },
  NOT_FOUND: {
    category: 'not-found',
    title: text('Introuvable.', 'Not found.'),
  },
  FORBIDDEN: {
    category: 'forbidden',
    title: text('Vous n’avez pas ce droit.', 'You do not have this right.'),
  },
  UNAUTHENTICATED: {
    category: 'unauthenticated',
    title: text('Connectez-vous pour continuer.', 'Sign in to continue.'),
  },
  STALE_VERSION: {
    category: 'conflict',
    title: text(
      'Quelqu’un a modifié cette fiche entre-temps.',
      'Someone changed this record in the meantime.',
    ),
  },
  VERSION_REQUIRED: {
    category: 'precondition-required',
    title: text(
      'L’en-tête If-Match doit porter la version que vous modifiez.',
      'The If-Match header must carry the version you are changing.',
    ),
  },
  ALREADY_EXISTS: {
    category: 'conflict',
    title: text('Cette valeur est déjà utilisée.', 'This value is already in use.'),
  },
  STILL_REFERENCED: {
    category: 'conflict',
    title: text('D’autres fiches dépendent de celle-ci.', 'Other records depend on this one.'),
  },
  IDEMPOTENCY_KEY_REUSED: {
    category: 'invalid',
    title: text(
      'Cette clé Idempotency-Key a déjà servi pour une autre requête.',
      'This Idempotency-Key was already used for another request.',
    ),
  },
  CROSS_SITE_REQUEST: {
    category: 'forbidden',
    title: text(
      'La requête ne vient pas de cette instance. Un client sans navigateur envoie l’en-tête X-B2O-Client.',
      'The request does not come from this instance. A client that is not a browser sends the X-B2O-Client header.',
    ),
  },
  BODY_TOO_LARGE: {
    category: 'too-large',
    title: text('Le contenu envoyé est trop volumineux.', 'The content sent is too large.'),
  },
  UNSUPPORTED_MEDIA_TYPE: {
    category: 'unsupported',
    title: text(
      'Ce type de contenu n’est pas accepté ; envoyez du JSON.',
      'This content type is not accepted; send JSON.',
    ),
  },
  TOO_MANY_REQUESTS: {
    category: 'too-many',
    title: text('Trop de requêtes ; réessayez dans un instant.', 'Too many requests; try again shortly.'),
  },
  UNAVAILABLE: {
    category: 'unavailable',
    title: text('Le service est momentanément indisponible.', 'The service is temporarily unavailable.'),
  },
  UNEXPECTED: {
    category: 'unexpected',
    title: text(
      'Une erreur est survenue de notre côté ; rien n’a été enregistré.',
      'Something went wrong on our side; nothing was saved.',
    ),
  },
});
