import type { Schemas } from '@/api/generated/schema';

type Month = Pick<Schemas['ForecastMonth'], 'month' | 'count' | 'amount' | 'weightedAmount'>;

/** At most so many months without anything are drawn between two that have something. */
const longestGap = 24;

const next = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** The months of a forecast without gaps, in order, and last what has no day. */
export function monthsOf(forecast: readonly Month[]): Month[] {
  const dated = forecast
    .flatMap((each) => (each.month === null ? [] : [{ ...each, month: each.month }]))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const filled = dated.flatMap((each, at) => {
    const after = dated[at + 1]?.month;
    const gap: Month[] = [];
    for (let month = next(each.month); after && month < after; month = next(month))
      gap.push({ month, count: 0, amount: '0.00', weightedAmount: '0.00' });
    return gap.length > longestGap ? [each] : [each, ...gap];
  });
  return [...filled, ...forecast.filter(({ month }) => month === null)];
}

/** What is likely of all that is open, exactly. */
export function forecastTotal(forecast: readonly Pick<Month, 'weightedAmount'>[]): string {
  const cents = forecast.reduce((sum, { weightedAmount }) => {
    const [whole = '0', decimals = ''] = weightedAmount.split('.');
    return sum + BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  }, 0n);
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
