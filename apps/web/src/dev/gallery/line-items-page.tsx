import { useSearchParams } from 'react-router-dom';
import { LineItemsGrid, Page, SimpleForm } from '@/kit';
import type { Line, LineColumn } from '@/kit/line-items/line-column';
import { centsText, type LineAmounts, lineNet } from '@/kit/line-items/line-totals';

const amounts = (line: Line) => line as unknown as LineAmounts;

const columns: readonly LineColumn[] = [
  { name: 'label', label: 'Label', kind: 'text', required: true, max: 200 },
  { name: 'quantity', label: 'Quantity', kind: 'decimal', width: 90, required: true },
  {
    name: 'unit',
    label: 'Unit',
    kind: 'choice',
    width: 90,
    choices: [
      { value: 'm2', label: 'm²' },
      { value: 'hour', label: 'h' },
    ],
  },
  { name: 'unitPrice', label: 'Unit price', kind: 'decimal', width: 110, required: true },
  { name: 'discount', label: 'Discount', kind: 'decimal', width: 90 },
  { name: 'vatRate', label: 'VAT', kind: 'decimal', width: 80 },
  {
    name: 'net',
    label: 'Net',
    kind: 'computed',
    width: 120,
    compute: (line) => centsText(lineNet(amounts(line))),
  },
];
const empty = { label: '', quantity: '1', unit: 'm2', unitPrice: null, discount: null, vatRate: '20' };

const lines = (count: number) => ({
  lines: Array.from({ length: count }, (_, n) => ({
    ...empty,
    label: `Line ${n + 1}`,
    quantity: String((n % 9) + 1),
    unitPrice: `${(n % 400) + 10}.5`,
    vatRate: n % 3 === 0 ? '10' : '20',
  })),
});
const forms = {
  few: { label: 'Two lines', values: lines(2) },
  many: { label: 'Two thousand lines', values: lines(2_000) },
};

/** The lines of a document: two of them, and two thousand; one of both alone with `?only=few`. */
export function LineItemsPage() {
  const [search] = useSearchParams();
  const only = search.get('only');
  return (
    <Page title="Line items" wide>
      {Object.entries(forms)
        .filter(([id]) => only === null || id === only)
        .map(([id, { label, values }]) => (
          <SimpleForm key={id} label={label} onSubmit={async () => undefined} defaultValues={values}>
            <LineItemsGrid source="lines" label={label} columns={columns} empty={empty} amounts={amounts} />
          </SimpleForm>
        ))}
    </Page>
  );
}
