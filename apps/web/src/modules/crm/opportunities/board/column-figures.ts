import type { Schemas } from '@/api/generated/schema';

type Stage = Pick<Schemas['StageSummary'], 'probability'>;
type Figures = Pick<Schemas['BoardColumn'], 'amount' | 'weightedAmount'>;

interface Amounts {
  [field: string]: unknown;
  amount?: unknown;
  weightedAmount?: unknown;
}

/** An amount with two decimals as cents: binary fractions would lose some. */
const cents = (amount: unknown): bigint => {
  const [, sign = '', whole = '0', decimals = ''] =
    /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(amount ?? '0')) ?? [];
  const value = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  return sign ? -value : value;
};

const amountOf = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Half a cent is rounded up, as the server does. */
const weighted = (amount: bigint, probability: number): bigint => (amount * BigInt(probability) + 50n) / 100n;

/** The figures of a column with the cards that are on their way to it, and without those that leave it. */
export function figuresWith(
  { amount, weightedAmount }: Figures,
  stage: Stage,
  { arriving, leaving }: { arriving: readonly Amounts[]; leaving: readonly Amounts[] },
): Figures {
  let [sum, weight] = [cents(amount), cents(weightedAmount)];
  for (const card of arriving) {
    sum += cents(card.amount);
    weight += weighted(cents(card.amount), stage.probability);
  }
  for (const card of leaving) {
    sum -= cents(card.amount);
    weight -= cents(card.weightedAmount);
  }
  return { amount: amountOf(sum), weightedAmount: amountOf(weight) };
}
