import { defineProblems, text } from '#kernel';
import { mostTagsOfInstance } from './tag-names.rules.js';

export const TagProblems = defineProblems({
  TOO_MANY_TAGS: {
    category: 'conflict',
    title: text(
      `Il y a déjà ${mostTagsOfInstance} étiquettes ; fusionnez ou supprimez celles qui ne servent plus.`,
      `There are ${mostTagsOfInstance} tags already; merge or remove those that serve no more.`,
    ),
  },
});
