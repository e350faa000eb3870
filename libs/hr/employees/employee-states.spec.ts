import { type EmployeeState, employeeStates, employment, isEmployed } from './employee-states.js';

describe('the states of an employee', () => {
  it('are those of the table', () => {
    expect([...employment.states].sort()).toEqual([...employeeStates].sort());
  });

  it.each<[EmployeeState, string[]]>([
    ['pre-hired', ['arrive']],
    ['active', ['suspend', 'depart']],
    ['suspended', ['resume', 'depart']],
    ['notice', ['depart']],
    ['left', ['archive']],
    ['archived', []],
  ])('allow from %s only %j', (state, commands) => {
    expect(employment.commandsFrom(state)).toEqual(commands);
  });

  it('never bring back someone who left', () => {
    for (const state of employeeStates.filter((each) => !isEmployed(each))) {
      for (const command of employment.commandsFrom(state)) {
        expect(isEmployed(employment.next(command, state))).toBe(false);
      }
    }
  });
});
