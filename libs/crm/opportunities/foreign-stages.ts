import { folded } from '#kernel';
import type { StageFacts } from '../pipelines/stages.repository.js';
import type { OpportunityState } from './opportunity-states.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(', '));

/** How programs and people say that a sale is over, folded. */
const outcomes: Readonly<Record<Exclude<OpportunityState, 'open'>, ReadonlySet<string>>> = {
  won: words(
    'won, closed won, closedwon, deal won, gagne, gagnee, gagnes, gagnees, ferme gagne, fermee gagnee, cloture gagne, cloture gagnee, affaire gagnee, transaction gagnee, signe, signee, commande, vendu, acceptee, accepte, success, gewonnen, ganado, cloturee et gagnee, conclu, conclue',
  ),
  lost: words(
    'lost, closed lost, closedlost, deal lost, perdu, perdue, perdus, perdues, ferme perdu, fermee perdue, cloture perdu, cloture perdue, affaire perdue, transaction perdue, refuse, refusee, sans suite, verloren, perdido, cloturee et perdue, rejected',
  ),
  abandoned: words(
    'abandoned, abandonne, abandonnee, annule, annulee, cancelled, canceled, dead, gele, gelee',
  ),
};
const stillOpen = words(
  'open, ouvert, ouverte, en cours, in progress, pending, active, actif, pipeline, best case, commit',
);
const yes = words('1, true, vrai, oui, yes, y, o, x');

/** Stages that programs bring along, by the probability that they have there. */
const usualStages: Readonly<Record<string, number>> = {
  // HubSpot: ids, English and French names.
  appointmentscheduled: 20,
  'appointment scheduled': 20,
  'rendez vous planifie': 20,
  'rendez vous programme': 20,
  qualifiedtobuy: 40,
  'qualified to buy': 40,
  'qualifie pour acheter': 40,
  'qualification pour achat': 40,
  presentationscheduled: 60,
  'presentation scheduled': 60,
  'presentation planifiee': 60,
  'presentation programmee': 60,
  decisionmakerboughtin: 80,
  'decision maker bought in': 80,
  'decideur convaincu': 80,
  'adhesion du decideur': 80,
  contractsent: 90,
  'contract sent': 90,
  'contrat envoye': 90,
  // Salesforce and EspoCRM.
  prospecting: 10,
  prospection: 10,
  qualification: 10,
  'needs analysis': 20,
  'analyse des besoins': 20,
  'value proposition': 50,
  'proposition de valeur': 50,
  'id decision makers': 60,
  'identification des decideurs': 60,
  'perception analysis': 70,
  'analyse de perception': 70,
  'proposal price quote': 75,
  'proposition devis': 75,
  'proposition commerciale': 75,
  proposal: 50,
  'negotiation review': 90,
  negotiation: 85,
  negociation: 85,
  // Odoo and Dolibarr.
  new: 10,
  nouveau: 10,
  nouvelle: 10,
  qualified: 30,
  qualifie: 30,
  qualifiee: 30,
  proposition: 70,
  prosp: 0,
  qual: 20,
  propo: 40,
  nego: 60,
};

/** How far a sale is, as another program says it. */
export interface ForeignStanding {
  readonly stageName?: string | null | undefined;
  readonly pipelineName?: string | null | undefined;
  readonly outcome?: string | null | undefined;
  readonly probability?: number | null | undefined;
}

export interface FoundStage {
  readonly stage: StageFacts;
  readonly state: OpportunityState;
  /** What of the file's words is not this stage's or pipeline's own name: to be told. */
  readonly otherPipeline: boolean;
  readonly otherStage: boolean;
}

/** Whether a word says that a sale is over, and how; undefined for a word that says nothing of the kind. */
export function outcomeOf(word: string | null | undefined): OpportunityState | undefined {
  const plain = folded(word ?? '');
  if (plain === '') return undefined;
  for (const state of ['won', 'lost', 'abandoned'] as const) if (outcomes[state].has(plain)) return state;
  return stillOpen.has(plain) ? 'open' : undefined;
}

/** The same for a column that says whether, or how, a sale ended: a yes there is a win. */
const endOf = (word: string | null | undefined): OpportunityState | undefined =>
  outcomeOf(word) ?? (yes.has(folded(word ?? '')) ? 'won' : undefined);

/**
 * The stage of ours for a sale of another program: the one of that name; else the won or lost one where a word says so;
 * else the open one whose probability comes closest to the file's, or to the one which that stage usually has.
 * @param stages of all pipelines, in order. Undefined where there is none.
 */
export function stageFor(
  foreign: ForeignStanding,
  stages: readonly StageFacts[],
  names: ReadonlyMap<string, string>,
): FoundStage | undefined {
  const wanted = folded(foreign.pipelineName ?? '');
  const ofName = stages.filter(
    ({ pipelineId }) => wanted !== '' && folded(names.get(pipelineId) ?? '') === wanted,
  );
  const first = stages[0]?.pipelineId;
  const name = folded(foreign.stageName ?? '');
  const everywhere = stages.filter((stage) => folded(stage.name) === name);
  const among =
    ofName.length > 0
      ? ofName
      : stages.filter(
          ({ pipelineId }) =>
            pipelineId === (wanted === '' && name !== '' ? (everywhere[0]?.pipelineId ?? first) : first),
        );
  const otherPipeline = wanted !== '' && ofName.length === 0;
  const own = name === '' ? undefined : among.find((stage) => folded(stage.name) === name);
  const said = endOf(foreign.outcome);
  if (own) {
    const state = own.kind === 'open' && said && said !== 'open' ? said : own.kind;
    const stage =
      state === own.kind || state === 'abandoned' ? own : among.find(({ kind }) => kind === state);
    return { stage: stage ?? own, state: stage ? state : own.kind, otherPipeline, otherStage: stage !== own };
  }
  const named = outcomeOf(foreign.stageName === foreign.outcome ? null : foreign.stageName);
  const state = named && named !== 'open' ? named : (said ?? named ?? 'open');
  const open = among.filter(({ kind }) => kind === 'open');
  const stage =
    state === 'won' || state === 'lost'
      ? among.find(({ kind }) => kind === state)
      : closest(open, foreign.probability ?? usualStages[name]);
  return (
    stage && {
      stage,
      state: state === 'abandoned' ? state : stage.kind,
      otherPipeline,
      otherStage: name !== '',
    }
  );
}

/** The open stage whose probability comes closest; the first without one. */
function closest(open: readonly StageFacts[], probability: number | undefined): StageFacts | undefined {
  if (probability === undefined) return open[0];
  const distance = (stage: StageFacts) => Math.abs(stage.probability - probability);
  return open.reduce<StageFacts | undefined>(
    (best, stage) => (!best || distance(stage) < distance(best) ? stage : best),
    undefined,
  );
}
