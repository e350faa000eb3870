import { useGetList } from 'ra-core';
import { Figure, Figures, useText } from '@/kit';

const kinds = ['prospect', 'customer', 'supplier', 'subcontractor'] as const;

/** How many companies there are of the kinds that matter every day. */
export function KindFigures() {
  const text = useText();
  return (
    <Figures label={text('app.home.figures')}>
      {kinds.map((kind) => (
        <KindFigure key={kind} kind={kind} />
      ))}
    </Figures>
  );
}

function KindFigure({ kind }: { kind: (typeof kinds)[number] }) {
  const text = useText();
  const { total, error } = useGetList('crm/companies', {
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'name', order: 'ASC' },
    filter: { kind },
  });
  return (
    <Figure
      label={text(`app.home.kinds.${kind}`)}
      value={error ? null : total}
      to={`/crm/companies?kind=${kind}`}
    />
  );
}
