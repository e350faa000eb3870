import { OmitType } from '@nestjs/swagger';
import { folded, text } from '#kernel';
import { ChoiceField, type ImportedInput, type ImportedRecord, type ImportRemark, TextField } from '#runtime';
import { type Activity, ActivityInput, type ActivityKind, activityKinds } from './activity.entity.js';
import type { ActivityState } from './activity-states.js';

/** What files say of activities: kind and state in words of their own. */
export class ActivityImportInput extends OmitType(ActivityInput, ['kind']) {
  @ChoiceField({ label: text('Type', 'Kind'), choices: activityKinds })
  kind?: ActivityKind | null;

  @TextField({ label: text('Type (mot)', 'Kind (word)') })
  kindName?: string | null;

  @TextField({ label: text('État (mot)', 'State (word)') })
  stateName?: string | null;
}

const words = (list: string): readonly string[] => list.split(', ');

const kindWords: Readonly<Record<ActivityKind, readonly string[]>> = {
  call: words(
    'call, appel, appel telephonique, phone call, telephone, log a call, outbound call, inbound call',
  ),
  visit: words('visit, visite, visite chantier, site visit, metre, rendez vous chantier'),
  meeting: words('meeting, reunion, rendez vous, rdv, event, evenement, appointment, demo'),
  email: words('email, e mail, mail, courriel, incoming email, forwarded email, send email'),
  letter: words('letter, courrier, lettre, postal mail, fax'),
  sms: words('sms, texto, text message, whatsapp, linkedin message'),
  task: words('task, tache, todo, to do, a faire, action, rappel, reminder, other, autre'),
  note: words('note, notes, commentaire, comment, memo'),
};
const stateWords: Readonly<Record<ActivityState, readonly string[]>> = {
  planned: words(
    'planned, planifie, planifiee, prevu, prevue, not started, non commence, non commencee, in progress, en cours, waiting, deferred, scheduled, a faire, open, pending, waiting on someone else',
  ),
  done: words(
    'done, completed, complete, terminee, termine, fait, faite, held, realise, realisee, effectue, effectuee, closed, tenu, tenue, true, oui, yes, 1, sent, received, logged',
  ),
  cancelled: words('cancelled, canceled, annule, annulee, not held, non tenu, non tenue, no show, missed'),
};

const meantBy = <Value extends string>(
  table: Readonly<Record<Value, readonly string[]>>,
  word: string,
): Value | undefined => (Object.keys(table) as Value[]).find((value) => table[value].includes(word));

/** An imported activity is what its file calls it, done or given up where it says so. */
export function placeActivity(
  values: ImportedInput,
  before: Activity | undefined,
  now: Date,
): ImportedRecord {
  const { kindName, stateName, ...input } = values as ImportedInput & ActivityImportInput;
  const placed: ImportedInput = { ...input };
  const remarks: ImportRemark[] = [];
  if (input.kind == null && (kindName || !before)) {
    const word = folded(kindName ?? '');
    const kind = activityKinds.find((each) => each === word) ?? meantBy(kindWords, word);
    placed['kind'] = kind ?? 'task';
    if (!kind && kindName)
      remarks.push({
        field: 'kindName',
        reason: text(
          `type « ${kindName} » inconnu : repris comme tâche`,
          `unknown kind "${kindName}": taken as a task`,
        ),
        once: true,
      });
  }
  const state = stateName ? meantBy(stateWords, folded(stateName)) : undefined;
  if (before) {
    // What was done, and what came of it, changes by commands.
    if (input.doneAt?.getTime() !== before.doneAt?.getTime()) delete placed['doneAt'];
    if (input.outcome !== before.outcome) delete placed['outcome'];
    if (state && state !== before.state) remarks.push({ field: 'stateName', reason: kept });
    return { input: placed, remarks };
  }
  if (stateName && !state)
    remarks.push({
      field: 'stateName',
      reason: text(
        `état « ${stateName} » inconnu : reprise comme prévue`,
        `unknown state "${stateName}": taken as planned`,
      ),
      once: true,
    });
  const due = input.dueAt ?? undefined;
  if (state === 'done' && !input.doneAt) placed['doneAt'] = due && due < now ? due : now;
  if (state === 'cancelled') {
    placed['state'] = state;
    delete placed['doneAt'];
    delete placed['outcome'];
  }
  return { input: placed, remarks };
}

const kept = text(
  'l’action existe déjà : son état reste celui d’ici',
  'the activity exists already: its state stays',
);
