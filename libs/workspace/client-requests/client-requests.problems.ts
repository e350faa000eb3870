import { defineProblems, text } from '#kernel';

export const ClientRequestProblems = defineProblems({
  WORKSPACE_REQUEST_USED: {
    category: 'conflict',
    title: text(
      'Cette demande écrite a servi : elle reste telle qu’elle a été signée. Révoquez-la et enregistrez-en une autre.',
      'This written request has been relied on: it stays as it was signed. Revoke it and record another one.',
    ),
  },
  WORKSPACE_REQUEST_UNSIGNED: {
    category: 'conflict',
    title: text(
      'Le document signé manque : joignez-le à la demande écrite ou indiquez sa référence.',
      'The signed document is missing: attach it to the written request or give its reference.',
    ),
  },
  WORKSPACE_REQUEST_NOT_COVERING: {
    category: 'conflict',
    title: text('La demande écrite ne permet pas cela.', 'The written request does not allow this.'),
  },
});
