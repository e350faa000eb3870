import { text } from '#kernel';
import { ChoiceField, DateField } from '#runtime';
import { type ExitReason, exitReasons } from './employee.entity.js';

/** When and why someone leaves. */
export class EmployeeDepartureInput {
  @DateField({ label: text('Dernier jour', 'Last day'), required: true, example: '2026-03-31' })
  leftOn!: string;

  @ChoiceField({ label: text('Motif de sortie', 'Exit reason'), choices: exitReasons, required: true })
  exitReason!: ExitReason;
}
