import fc from 'fast-check';
import { type ChangedRecord, toldOneByOne, UnitChanges } from './unit-changes.js';

const record = (id: string, action: ChangedRecord['action'], version = 1): ChangedRecord => ({
  id,
  action,
  version,
  actorId: null,
  ownerId: null,
});
const told = (changes: UnitChanges) =>
  changes.all().map((change) => (change.record ? `${change.record.action} ${change.record.id}` : 'many'));

describe('what a unit of work changed', () => {
  it('is told once for each record, as what became of it', () => {
    const changes = new UnitChanges();
    changes.note('crm.contact', true, [record('a', 'created'), record('b', 'updated', 2)]);
    changes.note('crm.contact', true, [record('a', 'updated', 2), record('b', 'updated', 3)]);
    changes.note('crm.contact', true, [record('c', 'created'), record('d', 'updated', 2)]);
    changes.note('crm.contact', true, [record('c', 'deleted'), record('d', 'deleted', 2)]);
    expect(told(changes)).toEqual(['created a', 'updated b', 'deleted d']);
    expect(changes.all().map((change) => change.record?.version)).toEqual([2, 3, 2]);
  });

  it('is told as a whole from one record too many on, for that kind alone', () => {
    const changes = new UnitChanges();
    for (let n = 0; n < toldOneByOne; n += 1) changes.note('crm.contact', true, [record(`${n}`, 'created')]);
    expect(told(changes)).toHaveLength(toldOneByOne);
    changes.note('crm.contact', true, [record('more', 'created')]);
    changes.note('crm.company', true, [record('x', 'updated')]);
    expect(told(changes)).toEqual(['many', 'updated x']);
  });

  it('forgets what was undone, whatever came before and after', () => {
    const ids = fc.array(fc.uuid(), { maxLength: 30 });
    fc.assert(
      fc.property(ids, ids, ids, (before, undone, after) => {
        const [withDetour, straight] = [new UnitChanges(), new UnitChanges()];
        const note = (changes: UnitChanges, list: string[]) => {
          for (const id of list) changes.note('crm.contact', true, [record(id, 'updated')]);
        };
        for (const changes of [withDetour, straight]) note(changes, before);
        const mark = withDetour.mark();
        note(withDetour, undone);
        withDetour.backTo(mark);
        for (const changes of [withDetour, straight]) note(changes, after);
        expect(withDetour.all()).toEqual(straight.all());
      }),
    );
  });
});
