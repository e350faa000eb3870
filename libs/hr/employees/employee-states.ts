import { StateMachine, text } from '#kernel';

export const employeeStates = ['pre-hired', 'active', 'suspended', 'notice', 'left', 'archived'] as const;
export type EmployeeState = (typeof employeeStates)[number];
export type EmployeeCommand = 'arrive' | 'suspend' | 'resume' | 'depart' | 'archive';

/** States of an employee; the only ways between them are these commands. */
export const employment = new StateMachine<EmployeeState, EmployeeCommand>('hr.employee', {
  states: {
    'pre-hired': text('à venir', 'to arrive'),
    active: text('en poste', 'active'),
    suspended: text('suspendu', 'suspended'),
    notice: text('en préavis', 'on notice'),
    left: text('parti', 'left'),
    archived: text('archivé', 'archived'),
  },
  initial: ['pre-hired', 'active'],
  transitions: {
    arrive: { from: ['pre-hired'], to: ['active'] },
    suspend: { from: ['active'], to: ['suspended'] },
    resume: { from: ['suspended'], to: ['active'] },
    depart: { from: ['active', 'suspended', 'notice'], to: ['notice', 'left'] },
    archive: { from: ['left'], to: ['archived'] },
  },
});

/** States in which someone works, or will work, for the company. */
export const isEmployed = (state: EmployeeState): boolean => state !== 'left' && state !== 'archived';
