import { type ProblemDetails, text } from '#kernel';

/** Why a piece of configuration cannot go: the opportunities that it would leave without. */
export const usedBy = (opportunities: number): ProblemDetails => ({
  detail:
    opportunities === 1
      ? text('Une affaire en dépend : changez-la d’abord.', 'One opportunity depends on it: change it first.')
      : text(
          `${opportunities} affaires en dépendent : changez-les d’abord.`,
          `${opportunities} opportunities depend on it: change them first.`,
        ),
  extra: { opportunities },
});
