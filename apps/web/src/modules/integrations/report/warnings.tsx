import { useState } from 'react';
import { Card, useText } from '@/kit';
import type { Finding } from '../data/types';
import { Pager } from '../list/pager';
import { FindingTable } from './finding-table';

const perPage = 25;

/** Values that were left out of rows which were taken. */
export function Warnings({ warnings }: { warnings: readonly Finding[] }) {
  const text = useText();
  const [page, setPage] = useState(1);
  const title = text('imports.report.warnings');
  return (
    <Card title={title} flush>
      <FindingTable label={title} rows={warnings.slice((page - 1) * perPage, page * perPage)} />
      <Pager page={page} perPage={perPage} total={warnings.length} onPage={setPage} />
    </Card>
  );
}
