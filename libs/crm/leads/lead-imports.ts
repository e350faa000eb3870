import { folded, type Text, text } from '#kernel';
import { type ImportedInput, type ImportedRecord, type ImportRemark, TextField } from '#runtime';
import { type Lead, type LeadChannel, LeadInput } from './lead.entity.js';
import { type LeadState, leadStates } from './lead-states.js';

/** What files say of leads: how far they are, and where they come from, in words of their own. */
export class LeadImportInput extends LeadInput {
  @TextField({ label: text('État (mot)', 'State (word)') })
  stateName?: string | null;

  @TextField({ label: text('Écartée parce que', 'Unqualified because'), max: 1000 })
  declare unqualifiedReason?: string | null;

  @TextField({ label: text('Origine (mot)', 'Origin (word)') })
  originName?: string | null;
}

const words = (list: string): readonly string[] => list.split(', ');

const stateWords: Readonly<Record<Exclude<LeadState, 'assigned'>, readonly string[]>> = {
  new: words(
    'new, nouveau, nouvelle, open, ouvert, ouverte, open not contacted, ouverte non contactee, non contacte, a contacter, lead, subscriber, abonne, in process, untouched, assigned, attribuee, attribue',
  ),
  contacted: words(
    'contacted, contacte, contactee, working, working contacted, en cours, in progress, attempted to contact, attempting, connected, connecte, open deal, nurturing, en cours de traitement',
  ),
  qualified: words(
    'qualified, qualifie, qualifiee, marketing qualified lead, sales qualified lead, lead marketing qualifie, lead commercial qualifie, mql, sql, opportunity, opportunite, hot, chaud, closed qualified',
  ),
  converted: words(
    'converted, converti, convertie, customer, client, closed converted, cloture converti, cloturee convertie, evangelist',
  ),
  unqualified: words(
    'unqualified, non qualifie, non qualifiee, disqualified, ecarte, ecartee, closed not converted, cloture non converti, cloturee non convertie, dead, bad timing, lost, perdu, perdue, not interested, junk',
  ),
  recycled: words('recycled, recycle, recyclee, a reprendre, a relancer, later, plus tard'),
};

const channelWords: Readonly<Record<LeadChannel, readonly string[]>> = {
  'web-form': words(
    'web, website, site web, site, internet, formulaire, formulaire web, web site, site internet, online, organic search, direct traffic, paid search, search engine, offline sources',
  ),
  call: words(
    'call, phone, phone inquiry, telephone, appel, cold call, appel entrant, appel a froid, phone call',
  ),
  email: words('email, e mail, mail, courriel, emailing'),
  referral: words(
    'referral, partner referral, employee referral, external referral, recommandation, bouche a oreille, word of mouth, parrainage, existing customer, partner, partenaire, referrals',
  ),
  fair: words(
    'trade show, salon, foire, tradeshow, seminar, seminar internal, seminar partner, conference, event, evenement, salon professionnel',
  ),
  campaign: words(
    'campaign, campagne, advertisement, publicite, email marketing, paid social, social media, reseaux sociaux, public relations, newsletter, display ads',
  ),
  'purchased-list': words('purchased list, liste achetee, fichier achete'),
  'walk-in': words('walk in, visite, agence, showroom, passage, en magasin'),
  other: words('other, autre, self generated, divers'),
};

const meantBy = <Value extends string>(
  table: Readonly<Record<Value, readonly string[]>>,
  word: string,
): Value | undefined => (Object.keys(table) as Value[]).find((value) => table[value].includes(word));

const elsewhere: Text = text('Convertie avant l’import', 'Converted before the import');

/** An imported lead stands where its file says it was; one that exists already changes by commands only. */
export function placeLead(values: ImportedInput, before: Lead | undefined): ImportedRecord {
  const { stateName, originName, unqualifiedReason, ...input } = values as ImportedInput & LeadImportInput;
  const remarks: ImportRemark[] = [];
  const placed: ImportedInput = { ...input };
  if (originName && input.channel == null) {
    const known = meantBy(channelWords, folded(originName));
    // A purchased list without its provider would be refused; who it was is not in these files.
    placed['channel'] = known === 'purchased-list' && !input.provider ? 'other' : (known ?? 'other');
    placed['channelDetail'] = input.channelDetail ?? originName;
  }
  if (stateName) {
    const word = folded(stateName);
    const state = leadStates.find((each) => each === word) ?? meantBy(stateWords, word);
    if (before) {
      if (state && state !== before.state && !(state === 'new' && before.state === 'assigned'))
        remarks.push({ field: 'stateName', reason: kept });
    } else if (state === 'converted') {
      Object.assign(placed, { state: 'unqualified', unqualifiedReason: elsewhere.fr });
      remarks.push({ field: 'stateName', reason: wasConverted, once: true });
    } else if (state === 'unqualified')
      Object.assign(placed, { state, unqualifiedReason: unqualifiedReason ?? stateName });
    else if (state && state !== 'new' && state !== 'assigned') placed['state'] = state;
    else if (!state)
      remarks.push({
        field: 'stateName',
        reason: text(
          `état « ${stateName} » inconnu : reprise comme nouvelle`,
          `unknown state "${stateName}": taken as new`,
        ),
        once: true,
      });
  }
  return { input: placed, remarks };
}

const kept = text(
  'la piste existe déjà : son état reste celui d’ici',
  'the lead exists already: its state stays',
);
const wasConverted = text(
  'convertie dans l’autre logiciel : reprise comme écartée',
  'converted in the other program: taken as unqualified',
);
