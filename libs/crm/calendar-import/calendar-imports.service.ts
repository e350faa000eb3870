import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { Clock, type InputOf, Scopes, UnitOfWork } from '#runtime';
import { ActivitiesRepository } from '../activities/activities.repository.js';
import { type Activity, activityType } from '../activities/activity.entity.js';
import { CrmProblems } from '../crm.problems.js';
import type { CalendarImportAnswer, CalendarPreviewAnswer } from './calendar-import-answers.js';
import {
  type CalendarImportRow,
  CalendarImportsRepository,
  type CalendarImportTrace,
  type ImportOutcome,
} from './calendar-imports.repository.js';
import { type PlannedActivity, type PlannedEntry, planCalendar } from './calendar-plan.js';
import { decodedCalendar } from './decoded-calendar.js';
import { changesOf, inputOf } from './planned-values.js';

const mostShown = 200;
const noCalendar = () =>
  new Problem(CommonProblems.INVALID_INPUT, {
    errors: [
      {
        field: 'file',
        code: 'no-calendar',
        message: text('Ce fichier n’est pas un calendrier (.ics).', 'This file is no calendar (.ics).'),
      },
    ],
  });

/** What one activity of the plan asks for. */
interface Step {
  readonly planned: PlannedActivity;
  readonly before: Activity | undefined;
  readonly changes: InputOf<Activity> | undefined;
}

interface Decision {
  readonly entry: PlannedEntry;
  readonly outcome: ImportOutcome;
  readonly reason: string | null;
  readonly steps: readonly Step[];
}

/** Reads calendars of other programs into the actor's activities; seen beforehand, and taken back afterwards. */
@Injectable()
export class CalendarImportsService {
  constructor(
    private readonly imports: CalendarImportsRepository,
    private readonly activities: ActivitiesRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async latest(): Promise<CalendarImportRow[]> {
    return this.imports.latest();
  }

  /** What reading a file would do. @throws Problem INVALID_INPUT for what is no calendar */
  async preview(content: Buffer): Promise<CalendarPreviewAnswer> {
    const entries = this.planOf(content);
    const decisions = await this.units.run({ mode: 'read' }, () => this.decide(entries));
    return { ...countsOf(decisions), read: decisions.length, entries: shown(decisions) };
  }

  /** Reads a file. @throws Problem like `preview` */
  async run(fileName: string, content: Buffer): Promise<CalendarImportAnswer> {
    const entries = this.planOf(content);
    return this.units.run({ mode: 'write' }, async () => {
      const decisions = await this.decide(entries);
      const contacts = await this.contactsOf(entries);
      const traces: CalendarImportTrace[] = [];
      for (const [place, decision] of decisions.entries())
        traces.push(...(await this.apply(decision, place, contacts)));
      const id = await this.imports.create(fileName.slice(0, 255), countsOf(decisions), traces);
      return this.answer(id);
    });
  }

  /** @throws Problem NOT_FOUND */
  async read(id: string): Promise<CalendarImportAnswer> {
    return this.answer(id);
  }

  /**
   * Takes an import back: what it made goes, what it changed is as before. What somebody has changed since stays.
   * @throws Problem NOT_FOUND, CRM_CALENDAR_UNDONE
   */
  async undo(id: string): Promise<CalendarImportAnswer> {
    const row = await this.imports.find(id, true);
    if (!row) throw new Problem(CommonProblems.NOT_FOUND);
    if (row.undoneAt) throw new Problem(CrmProblems.CRM_CALENDAR_UNDONE);
    const traces = (await this.imports.tracesOf(id)).filter(({ madeVersion }) => madeVersion !== null);
    const now = new Map(
      (await this.activities.getMany(traces.flatMap(({ activityId }) => activityId ?? []))).map((each) => [
        each.id,
        each,
      ]),
    );
    let undone = 0;
    const gone: { id: string; version: number }[] = [];
    for (const { activityId, madeVersion, before, outcome } of traces) {
      const current = now.get(activityId ?? '');
      if (!current || current.version !== madeVersion) continue;
      if (outcome === 'created') gone.push({ id: current.id, version: current.version });
      else await this.activities.update(current.id, current.version, revived(before));
      undone += 1;
    }
    await this.activities.removeMade(gone);
    await this.imports.undone(id, undone, traces.length - undone);
    return this.answer(id);
  }

  private planOf(content: Buffer): PlannedEntry[] {
    const facts = {
      userId: Scopes.actor().userId ?? '',
      zone: Scopes.instance().timeZone,
      now: this.clock.now(),
      untitled: Scopes.current().language === 'fr' ? '(sans titre)' : '(untitled)',
    };
    const entries = planCalendar(decodedCalendar(content), facts);
    if (!entries) throw noCalendar();
    return entries;
  }

  private async decide(entries: readonly PlannedEntry[]): Promise<Decision[]> {
    const all = entries.flatMap(({ activities }) => activities.map(({ externalId }) => externalId));
    const stored = await this.activities.findByValues(activityType.field('externalId'), all);
    const before = new Map(stored.map((each) => [each.externalId, each]));
    const own = await this.ownIn(entries);
    const seen = new Set<string>();
    return entries.map((entry): Decision => {
      const decided = (outcome: ImportOutcome, reason: string | null, steps: readonly Step[] = []) => ({
        ...{ entry, outcome, reason, steps },
      });
      if (entry.refusal) return decided('refused', entry.refusal);
      // Our own calendar comes back: the activities are here already.
      if (entry.uid && own.has(ownIdOf(entry.uid))) return decided('unchanged', 'own');
      if (entry.activities.some(({ externalId }) => seen.has(externalId)))
        return decided('refused', 'duplicate-uid');
      for (const { externalId } of entry.activities) seen.add(externalId);
      const steps = entry.activities.map((planned): Step => {
        const known = before.get(planned.externalId);
        return { planned, before: known, changes: known && changesOf(planned.values, known) };
      });
      if (steps.every((step) => !step.before)) {
        const cancelled = entry.activities.every(({ values }) => values.cancelled);
        return cancelled ? decided('refused', 'cancelled') : decided('created', null, steps);
      }
      const moves = steps.some((step) => !step.before || step.changes);
      return decided(moves ? 'updated' : 'unchanged', null, moves ? steps : []);
    });
  }

  /** The activities of ours that the ids of a file name, which the actor may see. */
  private async ownIn(entries: readonly PlannedEntry[]): Promise<Set<string>> {
    const ids = entries.map(({ uid }) => ownIdOf(uid ?? '')).filter(Boolean);
    return new Set((await this.activities.getMany(ids)).map(({ id }) => id));
  }

  private async contactsOf(entries: readonly PlannedEntry[]): Promise<Map<string, string>> {
    const mine = Scopes.actor().label.toLowerCase();
    const people = new Set(entries.flatMap((entry) => entry.people));
    people.delete(mine);
    return this.imports.contactsWith([...people]);
  }

  private async apply(
    { entry, outcome, reason, steps }: Decision,
    place: number,
    contacts: ReadonlyMap<string, string>,
  ): Promise<CalendarImportTrace[]> {
    const { uid, title, startsAt } = entry;
    const trace = { place, uid: uid?.slice(0, 500) ?? null, title, startsAt, reason };
    if (steps.length === 0) return [{ ...trace, outcome, activityId: null, madeVersion: null, before: null }];
    const userId = Scopes.actor().userId ?? null;
    const contactId = entry.people.map((address) => contacts.get(address)).find(Boolean) ?? null;
    const fresh = steps.filter((step) => !step.before && !step.planned.values.cancelled);
    const made = await this.activities.createMany(
      fresh.map(({ planned }) => ({
        ...inputOf(planned.values),
        externalId: planned.externalId,
        ownerId: userId,
        contactId,
      })),
      'import',
    );
    const traces: CalendarImportTrace[] = made.map(({ id, version }) => ({
      ...trace,
      outcome: 'created',
      activityId: id,
      madeVersion: version,
      before: null,
    }));
    for (const { before, changes } of steps) {
      if (!before || !changes) continue;
      const after = await this.activities.update(before.id, before.version, changes);
      const kept = Object.fromEntries(
        Object.keys(changes).map((name) => [name, before[name as keyof Activity]]),
      );
      traces.push({
        ...trace,
        outcome: 'updated',
        activityId: after.id,
        madeVersion: after.version,
        before: kept,
      });
    }
    return traces;
  }

  private async answer(id: string): Promise<CalendarImportAnswer> {
    const row = await this.imports.find(id);
    if (!row) throw new Problem(CommonProblems.NOT_FOUND);
    const traces = await this.imports.tracesOf(id);
    return {
      ...row,
      entries: traces.slice(0, mostShown).map(({ madeVersion: _, before: __, ...each }) => each),
    };
  }
}

/** `<id of an activity>@<host>`, as our own calendars have it. */
const ownIdOf = (uid: string): string =>
  /^([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})@/.exec(uid)?.[1] ?? '';

function countsOf(decisions: readonly Decision[]): Record<ImportOutcome, number> {
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of decisions) counts[outcome] += 1;
  return counts;
}

const shown = (decisions: readonly Decision[]) =>
  decisions.slice(0, mostShown).map(({ entry, outcome, reason, steps }, place) => ({
    ...{ place, uid: entry.uid, title: entry.title, startsAt: entry.startsAt, outcome, reason },
    ...{ activityId: steps[0]?.before?.id ?? null, activities: entry.activities.length },
  }));

/** Instants come back from JSON as texts. */
const revived = (before: Partial<Activity> | null): InputOf<Activity> =>
  Object.fromEntries(
    Object.entries(before ?? {}).map(([name, value]) => [
      name,
      (name === 'dueAt' || name === 'doneAt') && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
