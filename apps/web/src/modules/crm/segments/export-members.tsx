import { download } from '@/api/http';
import { SelectInput, TaskDialog, useText } from '@/kit';

interface ExportMembersProps {
  id: string;
  count: number;
  onClose: () => void;
}

const shown = [
  'civility',
  'firstName',
  'lastName',
  'jobTitle',
  'email',
  'phone',
  'city',
  'tagIds',
  'emailOptOut',
  'doNotCall',
];

interface Answers extends Record<string, unknown> {
  format: 'xlsx' | 'csv';
  columns: 'shown' | 'all';
}

/** The members of a segment as a file: the export of contacts, with its right and its trace. */
export function ExportMembers({ id, count, onClose }: ExportMembersProps) {
  const text = useText();
  return (
    <TaskDialog<Answers>
      title={text('list.export.title', { smart_count: count })}
      submitLabel={text('list.export.action')}
      defaultValues={{ format: 'xlsx', columns: 'shown' }}
      onSubmit={async ({ format, columns }) => {
        const fields = columns === 'all' ? {} : { fields: shown };
        await download('crm/contacts/exports', {
          method: 'POST',
          body: { format, ...fields, query: { segmentId: id } },
        });
        onClose();
      }}
      onClose={onClose}
    >
      <SelectInput
        source="format"
        label="list.export.format"
        required
        choices={[
          { value: 'xlsx', label: text('list.export.xlsx') },
          { value: 'csv', label: text('list.export.csv') },
        ]}
      />
      <SelectInput
        source="columns"
        label="list.export.columns"
        required
        choices={[
          { value: 'shown', label: text('crm.segment.usualColumns') },
          { value: 'all', label: text('list.export.all') },
        ]}
      />
    </TaskDialog>
  );
}
