import { defineProblems, text } from '#kernel';

export const CommentProblems = defineProblems({
  WORKSPACE_COMMENT_OF_ANOTHER: {
    category: 'forbidden',
    title: text(
      'Ce commentaire est d’une autre personne : elle seule peut le modifier.',
      'This comment is by someone else: only they may change it.',
    ),
  },
});
