import {
  Alert,
  Button,
  CodeList,
  Columns,
  CopyText,
  Figure,
  Figures,
  QrCode,
  Row,
  RowMenu,
  RowSkeletons,
  Rows,
} from '@/kit';
import { BusinessIcon } from '@/kit/icons';
import { DataTable } from '@/kit/layout/data-table';
import { Progress } from '@/kit/layout/progress';
import { Part } from './part';

const columns = [
  { id: 'name', label: 'Name', cell: ({ name }: { name: string; count: number }) => name, heads: true },
  { id: 'count', label: 'Count', cell: ({ count }: { name: string; count: number }) => count, numeric: true },
];

const rows = [
  { name: 'Walls', count: 12 },
  { name: 'Windows', count: 3_400 },
];

/** What pages are laid out with. */
export function LayoutPart() {
  return (
    <Part id="layout" title="Layout">
      <Figures label="Figures">
        <Figure label="Sites" value={400} to="/dev/sites" />
        <Figure label="Being counted" value={undefined} />
      </Figures>
      <Columns>
        <Rows label="Rows">
          <Row
            icon={BusinessIcon}
            title="A row"
            subtitle="with a second line"
            end={<RowMenu label="A row" entries={[{ label: 'ra.action.refresh', run: () => undefined }]} />}
          />
          <Row title="A row that leads on" to="/dev/sites" />
        </Rows>
        <RowSkeletons count={3} />
        <DataTable label="A table" columns={columns} rows={rows} keyOf={({ name }) => name} />
      </Columns>
      <Columns>
        <Progress label="Half of it" share={0.5} />
        <Progress label="Nobody knows how much" />
        <CopyText label="Secret" value="K7QX-2M9P-4TVB" />
        <CodeList codes={['1111-2222', '3333-4444', '5555-6666']} fileName="codes.txt" />
        <QrCode value="https://exemple.test" label="An address as a code" />
      </Columns>
      <Alert severity="info">Information</Alert>
      <Alert severity="warning">Warning</Alert>
      <Alert severity="error">Error</Alert>
      <Alert severity="success">Success</Alert>
      <div>
        <Button variant="contained">Primary</Button> <Button variant="outlined">Secondary</Button>{' '}
        <Button>Quiet</Button> <Button disabled>Disabled</Button>{' '}
        <Button variant="contained" color="error">
          Dangerous
        </Button>
      </div>
    </Part>
  );
}
