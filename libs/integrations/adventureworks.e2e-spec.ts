import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { TestPlatform } from '#testing';
import { ImportKit } from './import-test-kit.js';

const shared = process.env['B2O_SHARED_DATA'] ?? join(projectRoot, '../shared/data');

if (existsSync(join(shared, 'adventureworks/tables.tsv'))) {
  describe('AdventureWorks, imported by its mappings', () => {
    let platform: TestPlatform;
    let kit: ImportKit;

    beforeAll(async () => {
      platform = await TestPlatform.start();
      kit = new ImportKit(await platform.instance());
      for (const part of ['companies', 'contacts', 'sales', 'staff']) {
        const mapping = readFileSync(join(projectRoot, `test/datasets/adventureworks-${part}.yaml`), 'utf8');
        kit.file(
          `${part}.yaml`,
          mapping
            .replace(/^data: .*$/m, `data: ${JSON.stringify(join(shared, 'adventureworks'))}`)
            // The test takes the persons of stores and vendors; the benchmark takes all.
            .replace('    source: person\n', '    source: person\n    where: { PersonType: [SC, VC] }\n'),
        );
      }
    });
    afterAll(async () => {
      kit.clean();
      await platform.stop();
    });

    it('stores and vendors become companies with their addresses', async () => {
      const report = await kit.run('companies.yaml');
      expect(report).toMatchObject({ read: 805, created: 805, rejected: 0, warningCount: 0 });
      expect(report.steps.map(({ created }) => created)).toEqual([701, 104]);
      const [store] = await kit.rows(
        "SELECT name, kind, city, addresses FROM crm_company WHERE external_id = 'aw-292'",
      );
      expect(store).toMatchObject({
        name: 'Next-Door Bike Store',
        kind: 'customer',
        addresses: [{ label: 'work', country: 'US' }],
      });
      expect(await kit.rows('SELECT 1 FROM crm_company WHERE jsonb_array_length(addresses) = 0')).toEqual([]);
    });

    it('persons become contacts; those who are missing are told where others refer to them', async () => {
      const report = await kit.run('contacts.yaml');
      const [persons, affiliations] = report.steps;
      expect(persons).toMatchObject({ rejected: 0 });
      expect(affiliations).toMatchObject({ read: 909, created: 737, rejected: 172 });
      expect(report.rejects).toHaveLength(172);
      expect(report.rejects[0]).toEqual({
        file: 'native/BusinessEntityContact.csv',
        line: 16,
        column: 'PersonID',
        reason: 'Contact : aucune fiche Contact n’a cette clé « aw-321 »',
      });
      // No number is lost silently: each is stored, or in the warnings with its place in the file.
      const [phones] = await kit.rows<{ n: number }>(
        'SELECT sum(jsonb_array_length(phones)) AS n FROM crm_contact',
      );
      expect((phones?.n ?? 0) + report.warningCount).toBe(persons?.created);
      expect(report.warnings[0]).toMatchObject({ file: 'native/PersonPhone.csv.gz', column: 'PhoneNumber' });
    });

    it('orders become sales that were won, closed on their day, with their history', async () => {
      const report = await kit.run('sales.yaml');
      expect(report).toMatchObject({ read: 1566, created: 1566, rejected: 0 });
      expect(report.warnings.every(({ reason }) => /^(Contact|.* arrondi à)/.test(reason))).toBe(true);
      const [sums] = await kit.rows(
        `SELECT count(*) AS n, count(company_id) AS shops, sum(amount) AS amount, min(closed_at)::date::text AS first
         FROM crm_opportunity WHERE state = 'won' AND probability = 100`,
      );
      expect(sums).toMatchObject({ n: 1566, shops: 406, first: '2011-05-31' });
      const steps = await kit.rows(
        `SELECT 1 FROM crm_stage_change c JOIN crm_opportunity o ON o.id = c.opportunity_id
         WHERE c.to_state = 'won' AND c.changed_at = o.closed_at AND c.amount = o.amount`,
      );
      expect(steps).toHaveLength(1566);
      expect(await kit.run('sales.yaml')).toMatchObject({ created: 0, updated: 0, unchanged: 1566 });
    });

    it('employees keep their history, and nothing changes the second time', async () => {
      const report = await kit.runTwice('staff.yaml');
      expect(report.steps.map(({ name, created }) => `${name} ${created}`)).toEqual([
        'departments 16',
        'employees 290',
        'assignments 296',
      ]);
      const [rob] = await kit.rows(
        `SELECT e.last_name, d.name AS department, e.national_id FROM hr_employee e
         JOIN hr_department d ON d.id = e.department_id WHERE e.external_id = 'aw-4'`,
      );
      expect(rob).toEqual({ last_name: 'Walters', department: 'Tool Design', national_id: '112457891' });
      expect(await kit.runTwice('staff.yaml')).toMatchObject({ created: 0, updated: 0, unchanged: 602 });
    });
  });
} else {
  it('AdventureWorks is not on this machine (B2O_SHARED_DATA): nothing of it was imported', () => {
    expect(existsSync(join(shared, 'adventureworks/tables.tsv'))).toBe(false);
  });
}
