import { defineProblems, text } from '#kernel';

export const ViewProblems = defineProblems({
  VIEW_SHARING: {
    category: 'forbidden',
    title: text(
      'Partager une vue, ou changer une vue partagée par un autre, demande un droit que vous n’avez pas.',
      'Sharing a view, or changing one that somebody else shares, needs a right that you do not have.',
    ),
  },
  TOO_MANY_VIEWS: {
    category: 'conflict',
    title: text(
      'Vous avez déjà 200 vues ; supprimez celles qui ne servent plus.',
      'You already have 200 views; remove those that serve no more.',
    ),
  },
});
