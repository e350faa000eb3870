type Words = (key: string, options?: Record<string, unknown>) => string;

/** Why somebody has no mail, as an adjective of how many: « 9 désabonnés ». */
export const reasonWords = (text: Words, reason: string, count: number): string =>
  text(`crm.campaign.reason.${reason}`, { smart_count: count, _: reason });

/** What became of a recipient, with the reason where there is one. */
export const outcomeWords = (text: Words, state: string, reason: string | null): string => {
  const told = text(`crm.campaign-recipient.state.${state}`, { _: state });
  return reason ? `${told} : ${reasonWords(text, reason, 1)}` : told;
};
