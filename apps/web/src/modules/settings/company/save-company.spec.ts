import { ApiProblem } from '@/api/http';
import { type Company, saveCompany } from './save-company';

const base = { version: 3, legalName: 'Martin', tradeName: null, phone: null } as unknown as Company;
const clash = (fields: string[]) => `both: ${fields.join(', ')}`;
const stale = (current: object) =>
  new ApiProblem(409, { code: 'STALE_VERSION', version: 4, current: { ...base, version: 4, ...current } });

describe('saving the company', () => {
  it('sends only what has changed', async () => {
    const sent: unknown[] = [];
    await saveCompany(
      base,
      { legalName: 'Martin', phone: '+33612345678' },
      clash,
      async (version, changes) => {
        sent.push([version, changes]);
        return base;
      },
    );
    expect(sent).toEqual([[3, { phone: '+33612345678' }]]);
  });

  it('asks nothing of the server when nothing has changed', async () => {
    let asked = 0;
    const saved = await saveCompany(base, { legalName: 'Martin', tradeName: '' }, clash, async () => {
      asked += 1;
      return base;
    });
    expect([saved, asked]).toEqual([base, 0]);
  });

  it("keeps another person's change of another field", async () => {
    const versions: number[] = [];
    await saveCompany(base, { phone: '1' }, clash, async (version) => {
      versions.push(version);
      if (version === 3) throw stale({ tradeName: 'Bois & Co' });
      return base;
    });
    expect(versions).toEqual([3, 4]);
  });

  it('does not write over a change of the same field', async () => {
    const saving = saveCompany(base, { phone: '1' }, clash, async () => {
      throw stale({ phone: '2' });
    });
    await expect(saving).rejects.toMatchObject({ code: 'CLASH', message: 'both: phone' });
  });

  it('gives up when somebody changes the record again and again', async () => {
    let tries = 0;
    const saving = saveCompany(base, { phone: '1' }, clash, async () => {
      tries += 1;
      throw stale({});
    });
    await expect(saving).rejects.toMatchObject({ code: 'CLASH' });
    expect(tries).toBe(4);
  });
});
