/** What a line of a document amounts to. Numbers are canonical decimal texts (`1234.5`): no amount is ever a float. */
export interface LineAmounts {
  quantity: string | null | undefined;
  /** Without VAT, in euros. */
  unitPrice: string | null | undefined;
  /** Per cent of the line. */
  discount?: string | null | undefined;
  /** Per cent: `20`, `5.5`. */
  vatRate?: string | null | undefined;
}

/** Cents. */
export interface VatTotal {
  rate: string;
  base: bigint;
  amount: bigint;
}

/** Cents. */
export interface Totals {
  net: bigint;
  vat: VatTotal[];
  gross: bigint;
}

interface Decimal {
  digits: bigint;
  /** Number of decimals. */
  scale: number;
}

const zero: Decimal = { digits: 0n, scale: 0 };

/** A canonical decimal; what is none counts as nothing. */
function decimal(text: string | null | undefined): Decimal {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? '');
  if (!parts) return zero;
  const [, sign, whole = '0', fraction = ''] = parts;
  return { digits: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

/** Divides and rounds half away from zero, as on invoices (arrondi au centime le plus proche). */
function divide(digits: bigint, by: bigint): bigint {
  const half = by / 2n;
  return digits >= 0n ? (digits + half) / by : -((-digits + half) / by);
}

/** Cents of an amount in euros. */
const toCents = ({ digits, scale }: Decimal): bigint =>
  scale <= 2 ? digits * 10n ** BigInt(2 - scale) : divide(digits, 10n ** BigInt(scale - 2));

const percent = (rate: Decimal): Decimal => ({ digits: rate.digits, scale: rate.scale + 2 });

/** What is left of the whole after a discount in per cent. */
function rest(discount: Decimal): Decimal {
  const share = percent(discount);
  return { digits: 10n ** BigInt(share.scale) - share.digits, scale: share.scale };
}

/** Net amount of a line in cents: quantity × unit price less its discount, rounded once. */
export const lineNet = ({ quantity, unitPrice, discount }: LineAmounts): bigint =>
  toCents(times(times(decimal(quantity), decimal(unitPrice)), rest(decimal(discount))));

/** The same rate written in one way: `20.00` and `20` are one. */
function rateKey(rate: string | null | undefined): string {
  const text = rate ?? '0';
  if (!/^-?\d+(\.\d+)?$/.test(text)) return '0';
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/**
 * Totals of a document. VAT is computed once for each rate, on the sum of its lines (EN 16931, BR-CO-17; BOI-TVA-LIQ):
 * its rounding never depends on the number of lines.
 */
export function totalsOf(lines: readonly LineAmounts[]): Totals {
  const bases = new Map<string, bigint>();
  for (const line of lines) {
    const rate = rateKey(line.vatRate);
    bases.set(rate, (bases.get(rate) ?? 0n) + lineNet(line));
  }
  const vat = [...bases]
    .map(([rate, base]): VatTotal => {
      const { digits, scale } = times({ digits: base, scale: 0 }, percent(decimal(rate)));
      return { rate, base, amount: divide(digits, 10n ** BigInt(scale)) };
    })
    .sort((a, b) => Number(b.rate) - Number(a.rate));
  const net = vat.reduce((sum, { base }) => sum + base, 0n);
  return { net, vat, gross: vat.reduce((sum, { amount }) => sum + amount, net) };
}

/** Cents as a canonical decimal: -12345n is `-123.45`. */
export function centsText(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
