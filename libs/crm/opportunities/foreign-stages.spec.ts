import fc from 'fast-check';
import type { StageFacts } from '../pipelines/stages.repository.js';
import { outcomeOf, stageFor } from './foreign-stages.js';

const stage = (
  pipelineId: string,
  name: string,
  probability: number,
  kind: StageFacts['kind'] = 'open',
): StageFacts => ({
  id: `${pipelineId} ${name}`,
  pipelineId,
  name,
  position: probability + 1,
  kind,
  probability,
  maxAgeDays: null,
  requiredFields: [],
});
const ofPipeline = (id: string): StageFacts[] => [
  stage(id, 'À qualifier', 10),
  stage(id, 'Devis à faire', 50),
  stage(id, 'Négociation', 85),
  stage(id, 'Gagnée', 100, 'won'),
  stage(id, 'Perdue', 0, 'lost'),
];
const stages = [...ofPipeline('sales'), ...ofPipeline('service')];
const names = new Map([
  ['sales', 'Affaires'],
  ['service', 'Entretien'],
]);
const find = (foreign: Parameters<typeof stageFor>[0]) => stageFor(foreign, stages, names);

describe('the stage for an opportunity of another program', () => {
  it.each([
    ['à QUALIFIER', 'À qualifier', 'open', false],
    ['Negociation', 'Négociation', 'open', false],
    ['Closed Won', 'Gagnée', 'won', true],
    ['closedlost', 'Perdue', 'lost', true],
    ['Fermé gagné', 'Gagnée', 'won', true],
    ['Perdu', 'Perdue', 'lost', true],
    ['qualifiedtobuy', 'Devis à faire', 'open', true],
    ['Proposal/Price Quote', 'Négociation', 'open', true],
    ['Something else', 'À qualifier', 'open', true],
  ])('of « %s » is « %s »', (stageName, name, state, otherStage) => {
    expect(find({ stageName })).toMatchObject({ stage: { name }, state, otherStage });
  });

  it('is told by the probability where its name says nothing, and by an outcome before both', () => {
    expect(find({ stageName: 'x', probability: 80 })?.stage.name).toBe('Négociation');
    expect(find({ probability: 45 })?.stage.name).toBe('Devis à faire');
    expect(find({ stageName: 'x', probability: 80, outcome: 'true' })?.stage.name).toBe('Gagnée');
    expect(find({ stageName: 'À qualifier', outcome: 'lost' })?.stage.name).toBe('Perdue');
    expect(find({ outcome: 'abandonnée' })).toMatchObject({ state: 'abandoned', stage: { kind: 'open' } });
  });

  it('is one of its pipeline; an unknown pipeline is the first one, and told', () => {
    expect(find({ pipelineName: 'entretien', stageName: 'Gagnée' })?.stage.id).toBe('service Gagnée');
    expect(find({ pipelineName: 'Sales', stageName: 'Gagnée' })).toMatchObject({
      stage: { id: 'sales Gagnée' },
      otherPipeline: true,
    });
  });

  it('is always one that there is, whose kind is the state, but for abandoned ones', () => {
    const text = fc.option(
      fc.oneof(fc.string(), fc.constantFrom('Closed Won', 'Gagnée', 'Perdue', 'Entretien', 'lost')),
    );
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.option(fc.integer({ min: 0, max: 100 })),
        (stageName, pipelineName, outcome, probability) => {
          const found = find({ stageName, pipelineName, outcome, probability });
          expect(stages).toContain(found?.stage);
          if (found?.state !== 'abandoned') expect(found?.stage.kind).toBe(found?.state);
          else expect(found.stage.kind).toBe('open');
        },
      ),
    );
  });

  it('knows the usual words for an end, and no others', () => {
    expect(['Won', 'GAGNÉE', 'Signé', 'Lost', 'false', '', null].map((word) => outcomeOf(word))).toEqual([
      'won',
      'won',
      'won',
      'lost',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
