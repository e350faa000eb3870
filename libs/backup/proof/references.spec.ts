import { Readable } from 'node:stream';
import fc from 'fast-check';
import { eachCopiedRow } from './copied-rows.js';
import { KeySet } from './key-set.js';
import { isNight, isRestoreDue, type ProofFacts } from './proof-due.js';
import { keyOf, referencesIn } from './references.js';

const written = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);

describe('what a copy holds', () => {
  it('is read column by column, whatever the values and however it comes in pieces', async () => {
    const value = fc.option(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '""', ',', '\n', 'é"\r\n,')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, value, value), { maxLength: 8 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 2 })),
        fc.integer({ min: 1, max: 9 }),
        async (rows, columns, size) => {
          const wanted = columns.sort();
          const text = Buffer.from(`a,b,c\n${rows.map((row) => `${row.map(written).join(',')}\n`).join('')}`);
          const pieces: Buffer[] = [];
          for (let at = 0; at < text.length; at += size) pieces.push(text.subarray(at, at + size));
          const found: (string | null)[][] = [];
          await eachCopiedRow(Readable.from(pieces), wanted, (values) => found.push(values));
          // What is no text in UTF-8 does not come out of PostgreSQL either.
          const clean = (each: string | null | undefined) =>
            each === null || each === undefined ? null : Buffer.from(each).toString('utf8');
          expect(found).toEqual(rows.map((row) => wanted.map((place) => clean(row[place]))));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('tells its foreign keys', () => {
    const sql = `ALTER TABLE hr_employee ADD CONSTRAINT hr_employee_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES hr_employee(id) ON DELETE SET NULL;
ALTER TABLE a ADD CONSTRAINT "Odd" FOREIGN KEY (x, "y") REFERENCES b(p, q);
ALTER TABLE a ADD CONSTRAINT a_check CHECK (x > 0);`;
    expect(referencesIn(sql)).toEqual([
      { table: 'hr_employee', columns: ['manager_id'], target: 'hr_employee', targetColumns: ['id'] },
      { table: 'a', columns: ['x', 'y'], target: 'b', targetColumns: ['p', 'q'] },
    ]);
    expect(keyOf(['a', null])).toBeUndefined();
    expect(keyOf(['a', 'b'])).not.toBe(keyOf(['ab', '']));
  });

  it('is remembered key by key', () => {
    const keys = new KeySet();
    const name = (index: number) => `01a2049c-45c5-7024-b71a-${index.toString(16).padStart(12, '0')}`;
    for (let index = 0; index < 50_000; index += 1) keys.add(name(index));
    for (let index = 0; index < 50_000; index += 1) keys.add(name(index));
    expect(keys.size).toBe(50_000);
    for (let index = 0; index < 50_000; index += 1)
      if (!keys.has(name(index))) throw new Error(`lost ${index}`);
    for (let index = 50_000; index < 100_000; index += 1)
      if (keys.has(name(index))) throw new Error(`invented ${index}`);
  });
});

describe('a test restore', () => {
  const hour = 3_600_000;
  const created = new Date('2026-06-01T08:00:00Z');
  const facts = (more: Partial<ProofFacts> = {}): ProofFacts => ({
    createdAt: created,
    timeZone: 'Europe/Paris',
    schemaVersion: 20,
    newestRunId: 'run',
    provenAt: null,
    provenVersion: null,
    failedAt: null,
    ...more,
  });
  const proven = new Date('2026-06-02T20:00:00Z');
  const weekly = facts({ provenAt: proven, provenVersion: 20 });
  const due = (which: ProofFacts, after: number, from = proven) =>
    isRestoreDue(which, new Date(from.getTime() + after * hour));

  it('is made in the first night, else after a day', () => {
    expect(due(facts(), 5, created)).toBe(false);
    expect(due(facts(), 12, created)).toBe(true);
    expect(due(facts({ timeZone: 'America/Guadeloupe' }), 12, created)).toBe(false);
    expect(due(facts({ timeZone: 'America/Guadeloupe' }), 25, created)).toBe(true);
    expect(due(facts({ newestRunId: null }), 25, created)).toBe(false);
  });

  it('is made every week, at night as long as that will do', () => {
    expect(due(weekly, 5 * 24)).toBe(false);
    expect(due(weekly, 6 * 24 + 1)).toBe(true);
    expect(due(weekly, 6 * 24 + 14)).toBe(false);
    expect(due(weekly, 7 * 24 + 1)).toBe(true);
    for (let day = 0; day < 7; day += 1)
      expect(due({ ...weekly, provenAt: created }, 8 * 24 + day, created)).toBe(true);
  });

  it('is made after a migration, and again some hours after a failure', () => {
    expect(due({ ...weekly, schemaVersion: 21 }, 1)).toBe(true);
    const failedAt = new Date(proven.getTime() + 8 * 24 * hour);
    expect(due({ ...weekly, failedAt }, 8 * 24 + 5)).toBe(false);
    expect(due({ ...weekly, failedAt }, 8 * 24 + 7)).toBe(true);
  });

  it('knows the night of each part of France', () => {
    const evening = new Date('2026-06-01T20:30:00Z');
    expect(
      ['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe'].map((zone) => isNight(evening, zone)),
    ).toEqual([true, true, false]);
  });
});
