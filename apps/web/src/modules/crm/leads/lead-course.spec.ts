import { describe, expect, it } from '@jest/globals';
import { crmLead } from '@/api/generated/records/crm/lead';
import { actsFor, progressOf, waitOf } from './lead-course';

const lead = (state: string, more: object = {}) => ({ id: '1', state, ...more });
const now = new Date('2026-11-23T10:00:00Z');

describe('the course of a lead', () => {
  it('offers a way on from every state but the last', () => {
    const stuck = crmLead.fields.state.choices.filter(
      (state) => actsFor(lead(state), 'me').buttons.length === 0,
    );
    expect(stuck).toEqual(['converted']);
  });

  it('lets take over what is not one’s own', () => {
    expect(actsFor(lead('contacted', { ownerId: 'you' }), 'me').menu).toContain('take');
    expect(actsFor(lead('contacted', { ownerId: 'me' }), 'me').menu).not.toContain('take');
  });

  it('shows how far it has come, and where it was left', () => {
    expect(progressOf(lead('new'))).toEqual({ done: 0, under: true });
    expect(progressOf(lead('qualified'))).toEqual({ done: 3, under: true });
    expect(progressOf(lead('converted'))).toEqual({ done: 5, under: false });
    expect(progressOf(lead('unqualified', { ownerId: 'me' }))).toEqual({ done: 2, under: false });
    expect(progressOf(lead('recycled', { respondedAt: '2026-11-20T08:00:00Z' }))).toEqual({
      done: 3,
      under: false,
    });
  });

  it('is overdue as long as nobody has answered in time', () => {
    const due = { firstResponseDueAt: '2026-11-23T09:00:00Z' };
    expect(waitOf(lead('new', due), now)).toBe('overdue');
    expect(waitOf(lead('assigned', { firstResponseDueAt: '2026-11-23T11:00:00Z' }), now)).toBe('waiting');
    expect(waitOf(lead('contacted', { ...due, respondedAt: '2026-11-23T08:00:00Z' }), now)).toBe('answered');
    expect(waitOf(lead('unqualified', due), now)).toBe('answered');
  });
});
