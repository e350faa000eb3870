import { hrEmployee } from '@/api/generated/records/hr/employee';
import { request } from '@/api/http';
import { type AnyRecord, DateInput, SelectInput, TaskDialog, useText } from '@/kit';
import { employees } from './employee.record';

interface DepartureDialogProps {
  employee: AnyRecord;
  onClose: (done: boolean) => void;
}

/** When and why an employee leaves: a day to come means notice until then. */
export function DepartureDialog({ employee, onClose }: DepartureDialogProps) {
  const text = useText();
  const reasons = hrEmployee.fields.exitReason.choices.map((value) => ({
    value,
    label: text(`hr.employee.exitReason.${value}`),
  }));
  return (
    <TaskDialog
      title={text('hr.employee.commands.departure')}
      onClose={() => onClose(false)}
      onSubmit={async (values) => {
        await request(`${employees.meta.path}/${employee.id}/departure`, { method: 'POST', body: values });
        onClose(true);
      }}
    >
      <DateInput source="leftOn" label="hr.employee.lastDay" required />
      <SelectInput source="exitReason" label="hr.employee.reason" choices={reasons} required />
    </TaskDialog>
  );
}
