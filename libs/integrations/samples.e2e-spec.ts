import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { ProposedImport } from './sample-test-kit.js';
import { WebImporter } from './web-import-test-kit.js';

const shared = process.env['B2O_SHARED_DATA'] ?? join(projectRoot, '../shared/data');
const has = existsSync(join(shared, 'crm-hubspot/deal_data.csv'));
const folder = (name: string): string[] =>
  has ? readdirSync(join(shared, name)).map((each) => `${name}/${each}`) : [];

/** What is not refused, and what must be told: file, what it is recognised as, target, rows, refused rows. */
const samples: [file: string, recognised: string | null, target: string, rows: number, rejected: number][] = [
  ['crm-salesforce/samples/data/accountData.csv', 'Salesforce (comptes)', 'crm.company', 423, 0],
  ['crm-salesforce/samples/data/opportunityData.csv', 'Salesforce (opportunités)', 'crm.opportunity', 38, 0],
  ['crm-hubspot/company_data.csv', 'HubSpot (entreprises)', 'crm.company', 24, 0],
  ['crm-hubspot/contact_data.csv', 'HubSpot (contacts)', 'crm.contact', 22, 3],
  ['crm-hubspot/deal_data.csv', 'HubSpot (affaires)', 'crm.opportunity', 44, 0],
  ['crm-hubspot/engagement_meeting_data.csv', 'HubSpot (rendez-vous)', 'crm.activity', 100, 0],
  ['crm-odoo/import-samples/m2m_customers_tags.csv', 'Odoo (clients)', 'crm.company', 5, 0],
  ['crm-odoo/import-samples/o2m_customers_contacts.csv', 'Odoo (contacts et sociétés)', 'crm.contact', 8, 0],
  ['crm-odoo/import-templates/res_partner.xlsx', 'Odoo (contacts et sociétés)', 'crm.contact', 3, 0],
  ['crm-atomic/contacts.csv', 'Atomic CRM (contacts)', 'crm.contact', 500, 0],
  ['crm-atomic/contacts_export.csv', 'Atomic CRM (contacts)', 'crm.contact', 2, 0],
];

if (has) {
  describe('real exports', () => {
    let platform: TestPlatform;
    let instance: TestInstance;
    let proposed: ProposedImport;

    beforeAll(async () => {
      platform = await TestPlatform.start();
      instance = await platform.instance();
      proposed = new ProposedImport(new WebImporter(platform, await instance.admin()));
    });
    afterAll(() => platform.stop());
    const read = (name: string) => readFileSync(join(shared, name));

    it.each(samples)(
      '%s is recognised as %s and imported, every row of it told of',
      async (name, recognised, target, rows, rejected) => {
        const { file, done } = await proposed.run(read(name), name.split('/').at(-1) ?? '');
        expect(file).toMatchObject({ recognised, suggestedTarget: target, rowCount: rows });
        expect(done.rejected).toBe(rejected);
        // What is refused of a row that was taken has its line.
        for (const { line, reason } of done.warnings) expect([line > 0, reason !== '']).toEqual([true, true]);
      },
    );

    it('opportunities of Salesforce are with their accounts, won, lost and open as they were', async () => {
      const [row] = await instance.work((db) =>
        db.query(
          `SELECT count(*) FILTER (WHERE state = 'won') AS won, count(*) FILTER (WHERE state = 'open') AS open,
             count(company_id) AS tied, sum(amount) AS amount FROM crm_opportunity WHERE external_id LIKE '006%'`,
        ),
      );
      expect(row).toMatchObject({ tied: 38 });
      const content = read('crm-salesforce/samples/data/opportunityData.csv').toString();
      expect(row).toMatchObject({ won: content.match(/"Closed Won"/g)?.length });
    });

    it.each(folder('contacts-vcard-ics/vcard'))('%s is imported whole', async (name) => {
      const { file, done } = await proposed.run(read(name), name.split('/').at(-1) ?? '');
      expect(file).toMatchObject({
        kind: 'cards',
        recognised: 'vCard (cartes de visite)',
        unreadableRows: 0,
      });
      expect(done.rejected).toBe(0);
      // Pictures are left, and counted.
      const pictures =
        read(name)
          .toString('latin1')
          .match(/^(item\d+\.)?PHOTO[;:]/gim)?.length ?? 0;
      if (pictures > 0) expect(JSON.stringify(file.decisions)).toMatch(/photo/);
    });

    it.each(
      [
        'csvtext_BOM_UTF16LE',
        'csvtext_BOM_UTF16BE',
        'csvtext_BOM_UTF32LE',
        'csvtext_BOM_UTF32BE',
        'csvtext_BOM_UTF8',
        'csvSeparator',
        'csvEscapedQuotes',
        'acctsWithBinaryDataInRTF',
        'dateWithTimeZone',
        'timeZoneFormatTestingWithErrors',
        'upsertAccountSmallTemplate',
        'insertTaskWithContactAsWhoCsv',
      ].map((name) => `crm-salesforce/edge-cases/${name}.csv`),
    )('%s is imported, or refused in words', async (name) => {
      const { file, done, refused } = await proposed.run(read(name), name.split('/').at(-1) ?? '');
      if (refused) expect(['INVALID_INPUT', 'IMPORT_FILE_UNREADABLE']).toContain(refused.code);
      else expect([file.rowCount, done.read]).toEqual([expect.any(Number), expect.any(Number)]);
    });
  });
} else {
  it('the real exports are not on this machine (B2O_SHARED_DATA): none of them was imported', () => {
    expect(has).toBe(false);
  });
}
