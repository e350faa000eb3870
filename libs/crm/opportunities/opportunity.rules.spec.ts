import fc from 'fast-check';
import { Problem } from '#kernel';
import type { StageKind } from '../pipelines/stage.entity.js';
import type { StageFacts } from '../pipelines/stages.repository.js';
import {
  abandoned,
  checkArrival,
  closingOf,
  isStep,
  missingFor,
  moved,
  reopened,
  type Standing,
  standingAt,
} from './opportunity.rules.js';
import { selling } from './opportunity-states.js';

const stage = (name: string, kind: StageKind, probability: number, more: Partial<StageFacts> = {}) => ({
  id: name,
  pipelineId: 'works',
  name,
  position: 1,
  kind,
  probability,
  maxAgeDays: null,
  requiredFields: [],
  ...more,
});
const visit = stage('visit', 'open', 30);
const quote = stage('quote', 'open', 70, { requiredFields: ['amount', 'addresses'] });
const upkeep = stage('upkeep', 'open', 50, { pipelineId: 'upkeep' });
const won = stage('won', 'won', 100);
const lost = stage('lost', 'lost', 0);
const stages = [visit, quote, upkeep, won, lost];
const monday = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-09T09:00:00Z');
const refused = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return undefined;
};

type Command =
  | { name: 'move'; to: StageFacts; probability: number | undefined; reason: string | undefined }
  | { name: 'abandon' }
  | { name: 'reopen'; to: StageFacts };

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    name: fc.constant('move' as const),
    to: fc.constantFrom(...stages),
    probability: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    reason: fc.option(fc.constantFrom('price', 'delay'), { nil: undefined }),
  }),
  fc.record({ name: fc.constant('abandon' as const) }),
  fc.record({ name: fc.constant('reopen' as const), to: fc.constantFrom(visit, quote, upkeep) }),
);

const perform = (before: Standing, command: Command, at: Date): Standing => {
  if (command.name === 'abandon') return abandoned(before, 'no answer', at);
  if (command.name === 'reopen') return reopened(before, command.to, at);
  const arrival = { probability: command.probability, lostReasonId: command.reason };
  const after = moved(before, command.to, arrival, at);
  return checkArrival(command.to, arrival).length > 0 ? before : after;
};

describe('the life of an opportunity', () => {
  it('holds together however it goes: state and stage agree, what is closed has its moment, no step is missing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), fc.array(commands, { maxLength: 30 }), (first, walk) => {
        let now = monday;
        let current = standingAt(first, first.kind === 'lost' ? { lostReasonId: 'price' } : {}, now);
        const history = [{ from: undefined as Standing | undefined, to: current }];
        for (const command of walk) {
          now = new Date(now.getTime() + 3_600_000);
          const before = current;
          const refusal = refused(() => {
            current = perform(before, command, now);
          });
          if (refusal) {
            expect(refusal).toBe('TRANSITION_REFUSED');
            expect(current).toBe(before);
          } else if (isStep(before, current)) history.push({ from: before, to: current });
          const at = stages.find(({ id }) => id === current.stageId);
          expect(at?.pipelineId).toBe(current.pipelineId);
          expect(at?.kind).toBe(current.state === 'abandoned' ? 'open' : current.state);
          expect(current.closedAt === null).toBe(current.state === 'open');
          expect(current.lostReasonId === null).toBe(current.state !== 'lost');
          if (current.state !== 'open') expect(current.probability).toBe(current.state === 'won' ? 100 : 0);
          expect(current.stageSince.getTime()).toBeLessThanOrEqual(now.getTime());
        }
        for (const [index, { from }] of history.entries()) {
          const previous = history[index - 1]?.to;
          expect([from?.stageId, from?.state]).toEqual([previous?.stageId, previous?.state]);
        }
        expect(history.at(-1)?.to).toMatchObject({ stageId: current.stageId, state: current.state });
      }),
    );
  });

  it('offers in each state the commands that it takes', () => {
    expect(selling.commandsFrom('open')).toEqual(['move', 'win', 'lose', 'abandon']);
    expect(selling.commandsFrom('lost')).toEqual(['lose', 'reopen']);
    expect(selling.commandsFrom('won')).toEqual(['reopen']);
    expect(selling.commandsFrom('abandoned')).toEqual(['reopen']);
  });

  it('takes the probability of the stage, unless somebody knows better', () => {
    const start = standingAt(visit, {}, monday);
    expect(start).toMatchObject({ probability: 30, state: 'open', stageSince: monday, closedAt: null });
    expect(moved(start, quote, { probability: 40 }, later)).toMatchObject({
      probability: 40,
      stageSince: later,
    });
    expect(moved(start, quote, {}, later).probability).toBe(70);
    expect(moved(start, visit, { probability: 5 }, later)).toEqual({ ...start, probability: 5 });
  });

  it('keeps the day of a loss when only its reason changes, and its stage when it is given up', () => {
    const start = standingAt(quote, {}, monday);
    const gone = moved(start, lost, { lostReasonId: 'price' }, later);
    expect(gone).toMatchObject({ state: 'lost', closedAt: later, lostReasonId: 'price', probability: 0 });
    const corrected = moved(gone, lost, { lostReasonId: 'delay' }, new Date());
    expect(corrected).toEqual({ ...gone, lostReasonId: 'delay' });
    const idle = abandoned(start, 'plus de nouvelles', later);
    expect(idle).toMatchObject({ stageId: 'quote', state: 'abandoned', stageSince: monday, closedAt: later });
    expect(reopened(idle, visit, later)).toMatchObject({ state: 'open', closedAt: null, lostNote: null });
  });
});

describe('coming to a stage', () => {
  const codes = (errors: readonly { field: string; code: string }[]) =>
    errors.map(({ field, code }) => `${field} ${code}`);

  it('asks a loss for its reason, and nothing else for one', () => {
    expect(codes(checkArrival(lost, {}))).toEqual(['lostReasonId required']);
    expect(codes(checkArrival(lost, { lostReasonId: 'price', lostNote: '8 % plus cher' }))).toEqual([]);
    expect(codes(checkArrival(visit, { lostReasonId: 'price', lostNote: 'x' }))).toEqual([
      'lostReasonId not-lost',
      'lostNote not-lost',
    ]);
  });

  it('leaves no doubt about what is closed', () => {
    expect(codes(checkArrival(won, { probability: 90 }))).toEqual(['probability fixed']);
    expect(codes(checkArrival(won, { probability: 100 }))).toEqual([]);
    expect(codes(checkArrival(visit, { probability: 90 }))).toEqual([]);
  });

  it('needs what the stage asks for: an amount of nothing is an amount', () => {
    expect(codes(missingFor(quote, { amount: null, addresses: [] }))).toEqual([
      'amount required-by-stage',
      'addresses required-by-stage',
    ]);
    expect(missingFor(quote, { amount: '0.00', addresses: [{ city: 'Nantes' }] })).toEqual([]);
    expect(missingFor(visit, {})).toEqual([]);
  });

  it('takes the expected day for the closing of what is created closed, when that day has been', () => {
    const close = (expectedCloseOn?: string) =>
      closingOf({ expectedCloseOn }, later, '2026-03-09').toISOString();
    expect(close('2025-11-20')).toBe('2025-11-20T12:00:00.000Z');
    expect(close('2026-03-09')).toBe(later.toISOString());
    expect(close('2026-06-01')).toBe(later.toISOString());
    expect(close()).toBe(later.toISOString());
  });
});
