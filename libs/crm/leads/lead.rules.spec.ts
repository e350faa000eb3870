import fc from 'fast-check';
import { holidayZones, isWorkingDay, Problem } from '#kernel';
import { firstResponseDue } from './first-response.js';
import type { Lead } from './lead.entity.js';
import { checkLead, completeState } from './lead.rules.js';
import { type LeadCommand, type LeadState, leadLife, leadStates, stateOfAssigned } from './lead-states.js';

const stored = (facts: Partial<Lead>) => facts as Lead;

describe('the first response to a lead', () => {
  it.each([
    ['2026-03-03T14:20:00Z', '2026-03-04T14:20:00.000Z', 'a Tuesday'],
    ['2026-03-06T14:20:00Z', '2026-03-09T14:20:00.000Z', 'a Friday: Monday'],
    ['2026-03-07T08:00:00Z', '2026-03-09T08:00:00.000Z', 'a Saturday: Monday'],
    ['2026-03-08T08:00:00Z', '2026-03-09T08:00:00.000Z', 'a Sunday: Monday'],
    ['2026-03-27T09:00:00Z', '2026-03-30T08:00:00.000Z', 'over the change to summer time: the same hour'],
    ['2026-10-23T09:00:00Z', '2026-10-26T10:00:00.000Z', 'over the change to winter time: the same hour'],
    ['2026-03-05T23:30:00Z', '2026-03-08T23:30:00.000Z', 'half past midnight on Friday in Paris'],
    ['2026-05-07T09:00:00Z', '2026-05-11T09:00:00.000Z', 'the eve of a Friday that is a holiday: Monday'],
    ['2026-12-24T09:00:00Z', '2026-12-28T09:00:00.000Z', 'Christmas Eve: after Christmas and the weekend'],
    ['2027-03-26T09:00:00Z', '2027-03-30T08:00:00.000Z', 'Good Friday: after Easter Monday'],
  ])('to one of %s is due at %s, %s', (arrival, due) => {
    expect(firstResponseDue(new Date(arrival), 'Europe/Paris', 'metropolitan').toISOString()).toBe(due);
  });

  it('is due on the next day that is worked, when the clock shows the same time', () => {
    const zones = fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'Pacific/Noumea');
    const arrivals = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(arrivals, zones, fc.constantFrom(...holidayZones), (arrival, timeZone, zone) => {
        const show = (instant: Date, options: Intl.DateTimeFormatOptions) =>
          new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(instant);
        const due = firstResponseDue(arrival, timeZone, zone);
        const days = (due.getTime() - arrival.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(0.9);
        expect(days).toBeLessThan(5.1);
        const dayOf = (instant: Date) =>
          new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
        expect(isWorkingDay(dayOf(due), zone)).toBe(true);
        for (let hours = 24; hours < days * 24 - 12; hours += 24) {
          const between = dayOf(new Date(arrival.getTime() + hours * 3_600_000));
          if (between !== dayOf(due)) expect(isWorkingDay(between, zone)).toBe(false);
        }
        expect(show(due, { timeStyle: 'medium' })).toBe(show(arrival, { timeStyle: 'medium' }));
      }),
    );
  });
});

describe('the states of a lead', () => {
  it('end in conversion, and nothing leads back', () => {
    expect(leadLife.commandsFrom('converted')).toEqual([]);
    expect(leadLife.commandsFrom('unqualified')).toEqual(['recycle']);
    expect(() => leadLife.next('convert', 'new')).toThrow(Problem);
  });

  it('stay where work stands when another one takes over', () => {
    expect(stateOfAssigned('new')).toBe('assigned');
    expect(stateOfAssigned('recycled')).toBe('assigned');
    expect(stateOfAssigned('qualified')).toBe('qualified');
    expect(() => stateOfAssigned('converted')).toThrow(Problem);
  });

  it('never come to converted but by a conversion, whatever is asked', () => {
    const commands = fc.constantFrom<LeadCommand>('assign', 'contact', 'qualify', 'disqualify', 'recycle');
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (asked) => {
        let state: LeadState = 'new';
        for (const command of asked) {
          if (!leadLife.allows(command, state)) continue;
          state = command === 'assign' ? stateOfAssigned(state) : leadLife.next(command, state);
        }
        expect(leadStates).toContain(state);
        expect(state).not.toBe('converted');
      }),
    );
  });
});

describe('the rules of a lead', () => {
  it('want somebody who is named or can be reached', () => {
    expect(checkLead({ need: 'une véranda' }, undefined)).toMatchObject([
      { field: 'companyName', code: 'nobody' },
    ]);
    for (const name of ['companyName', 'lastName', 'firstName', 'email', 'phone'] as const)
      expect(checkLead({ [name]: 'x' }, undefined)).toEqual([]);
    const known = stored({ email: 'a@b.example', companyName: null });
    expect(checkLead({ need: 'x' }, known)).toEqual([]);
    expect(checkLead({ email: null }, known)).toHaveLength(1);
  });

  it('want to know who sold a list', () => {
    expect(checkLead({ lastName: 'A', channel: 'purchased-list' }, undefined)).toMatchObject([
      { field: 'provider' },
    ]);
    expect(
      checkLead({ lastName: 'A', channel: 'purchased-list', provider: 'Fichiers SA' }, undefined),
    ).toEqual([]);
    const bought = stored({ lastName: 'A', channel: 'purchased-list', provider: 'Fichiers SA' });
    expect(checkLead({ provider: null }, bought)).toMatchObject([{ field: 'provider' }]);
  });

  it('make one with an owner an assigned one', () => {
    expect(completeState({}, undefined).state).toBe('new');
    expect(completeState({ ownerId: 'u' }, undefined).state).toBe('assigned');
    expect(completeState({ ownerId: 'u' }, stored({ state: 'new', ownerId: null })).state).toBe('assigned');
    expect(
      completeState({ ownerId: 'u' }, stored({ state: 'qualified', ownerId: 'v' })).state,
    ).toBeUndefined();
    expect(
      completeState({ ownerId: null }, stored({ state: 'assigned', ownerId: 'v' })).state,
    ).toBeUndefined();
  });
});
