import { addMonths, type FieldError, text } from '#kernel';

/**
 * How long prospects may be kept after their last contact without a reason of one's own: three years (CNIL, reference
 * framework on the management of commercial activities, 2022; CRM-5).
 */
export const usualMonths = 36;

/** What decides whether a prospect's time is over. Days are of the instance's calendar. */
export interface RetentionFacts {
  /** The day on which the person came to us for the last time, or else was entered. An opened mail is no contact. */
  readonly lastContactOn: string;
  /** Belongs to a customer, a supplier or another partner, or has bought. */
  readonly isCustomer: boolean;
  /** A sale with the person is open. */
  readonly hasOpenSale: boolean;
  /** Kept for now: somebody decided so (a dispute, a legal hold), or a request by the person's rights is unanswered. */
  readonly isHeld: boolean;
  readonly isAnonymous: boolean;
}

/** The first day on which a prospect may not be kept any more. */
export const dueOn = ({ lastContactOn }: Pick<RetentionFacts, 'lastContactOn'>, months: number): string =>
  addMonths(lastContactOn, months);

/** Whether somebody has to decide on a prospect by now. */
export function isDue(facts: RetentionFacts, months: number, today: string): boolean {
  if (facts.isAnonymous || facts.isHeld || facts.isCustomer || facts.hasOpenSale) return false;
  return dueOn(facts, months) <= today;
}

/** What settings refuse: longer than three years needs a reason that can be shown. */
export function checkSettings({
  prospectMonths = usualMonths,
  longerBecause,
}: {
  prospectMonths?: number | undefined;
  longerBecause?: string | null | undefined;
}): FieldError[] {
  if (prospectMonths <= usualMonths || longerBecause?.trim()) return [];
  return [
    {
      field: 'longerBecause',
      code: 'required',
      message: text(
        'Au-delà de 36 mois, indiquez le motif : la CNIL recommande trois ans au plus.',
        'Beyond 36 months give the reason: the CNIL recommends three years at the most.',
      ),
    },
  ];
}

export const decisions = ['keep', 'archive', 'anonymise'] as const;
export type Decision = (typeof decisions)[number];

/** What a decision needs beside the prospects. `today` and `until` as `YYYY-MM-DD`; no end: until it is released. */
export function checkDecision(
  { decision, reason, until }: { decision: Decision; reason?: string | null; until?: string | null },
  today: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (decision !== 'anonymise' && !reason?.trim())
    errors.push({
      field: 'reason',
      code: 'required',
      message: text('Indiquez le motif.', 'Give the reason.'),
    });
  if (decision === 'keep' && until && until <= today)
    errors.push({
      field: 'until',
      code: 'past',
      message: text('Cette date est passée.', 'This date has passed.'),
    });
  return errors;
}
