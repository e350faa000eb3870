import { defineProblems, text } from '#kernel';

export const LiveProblems = defineProblems({
  TOO_MANY_STREAMS: {
    category: 'too-many',
    title: text(
      'Vous suivez déjà cette instance dans trop de fenêtres ; fermez-en une.',
      'You already follow this instance in too many windows; close one.',
    ),
  },
});
