import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useRecordContext } from 'ra-core';
import { lazy, Suspense, useState } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, Button, useConfirm, useText } from '@/kit';
import { employees } from './employee.record';

const DepartureDialog = lazy(() =>
  import('./departure-dialog').then((file) => ({ default: file.DepartureDialog })),
);

/** What may happen next to an employee, by state; the server holds the table of steps. */
const nextOf: Readonly<
  Record<string, readonly ('arrival' | 'suspension' | 'return' | 'departure' | 'archival')[]>
> = {
  'pre-hired': ['arrival'],
  active: ['suspension', 'departure'],
  suspended: ['return', 'departure'],
  notice: ['departure'],
  left: ['archival'],
};

const confirmations = {
  arrival: 'hr.employee.commands.confirmArrival',
  suspension: 'hr.employee.commands.confirmSuspension',
  return: 'hr.employee.commands.confirmReturn',
  archival: 'hr.employee.commands.confirmArchival',
};

/** The steps from the employee's state to the next. */
export function EmployeeCommands() {
  const text = useText();
  const holds = useHolds();
  const notify = useNotify();
  const confirm = useConfirm();
  const client = useQueryClient();
  const record = useRecordContext<AnyRecord>();
  const [leaving, setLeaving] = useState(false);
  if (!record || !holds('hr.employee.update')) return null;
  const refresh = () => client.invalidateQueries({ queryKey: [employees.meta.path] });
  const run = async (command: keyof typeof confirmations) => {
    const name = employees.title(record);
    const question = {
      title: text(`hr.employee.commands.${command}`),
      content: text(confirmations[command], { name }),
    };
    if (!(await confirm({ ...question, confirm: question.title }))) return;
    const [method, path] =
      command === 'return' ? (['DELETE', 'suspension'] as const) : (['POST', command] as const);
    try {
      await request(`${employees.meta.path}/${record.id}/${path}`, { method });
      notify('hr.employee.commands.done', { type: 'success' });
    } catch (problem) {
      notify((problem as ApiProblem).message, { type: 'error' });
    }
    await refresh();
  };
  return (
    <>
      {(nextOf[String(record['state'])] ?? []).map((command) => (
        <Button
          key={command}
          variant="outlined"
          onClick={() => (command === 'departure' ? setLeaving(true) : run(command))}
        >
          {text(`hr.employee.commands.${command}`)}
        </Button>
      ))}
      {leaving && (
        <Suspense fallback={null}>
          <DepartureDialog
            employee={record}
            onClose={async (done) => {
              setLeaving(false);
              if (!done) return;
              notify('hr.employee.commands.done', { type: 'success' });
              await refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
