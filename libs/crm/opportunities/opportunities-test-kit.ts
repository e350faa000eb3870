import { type TestAnswer, type TestClient, type TestInstance, TestPlatform } from '#testing';

export const opportunitiesPath = '/api/crm/opportunities';

/** `field code` of each error of an answer. */
export const errorsOf = (body: { errors?: { field: string; code: string }[] }): string[] =>
  (body.errors ?? []).map(({ field, code }) => `${field} ${code}`);

/** An instance with the pipeline it begins with, and what its people do with opportunities. */
export class SellingKit {
  private constructor(
    readonly platform: TestPlatform,
    readonly instance: TestInstance,
    readonly admin: TestClient,
    /** Ids by name. */
    readonly stages: ReadonlyMap<string, string>,
    readonly reasons: ReadonlyMap<string, string>,
  ) {}

  static async start(): Promise<SellingKit> {
    const platform = await TestPlatform.start();
    const instance = await platform.instance();
    const admin = await instance.admin();
    const idsOf = async (list: string) =>
      new Map<string, string>(
        (await admin.get(`/api/crm/${list}`)).body.items.map((each: { id: string; name: string }) => [
          each.name,
          each.id,
        ]),
      );
    return new SellingKit(platform, instance, admin, await idsOf('stages'), await idsOf('lost-reasons'));
  }

  stop(): Promise<void> {
    return this.platform.stop();
  }

  /** @throws Error when it is refused. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async create(name: string, more: object = {}, client = this.admin): Promise<any> {
    const { status, body, text } = await client.post(opportunitiesPath, { name, ...more });
    if (status !== 201) throw new Error(`${name}: ${status} ${text}`);
    return body;
  }

  command(
    id: string,
    version: number,
    what: string,
    body: object,
  ): Promise<TestAnswer<Record<string, never>>> {
    const headers = { 'if-match': `"${version}"` };
    return this.admin.send('POST', `${opportunitiesPath}/${id}/${what}`, { body, headers });
  }

  /** Brings an opportunity to the stage of a name. */
  move(id: string, version: number, stage: string, more = {}): Promise<TestAnswer<Record<string, never>>> {
    return this.command(id, version, 'stage', { stageId: this.stages.get(stage), ...more });
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async stepsOf(id: string): Promise<any[]> {
    return (await this.admin.get(`${opportunitiesPath}/${id}/stages`)).body.items;
  }

  /** Limits the built-in member role to some reach over opportunities. */
  async limitMember(reach: 'own' | 'team' | 'all'): Promise<void> {
    await this.instance.work((db) =>
      db.query(
        `UPDATE identity_role SET version = version + 1,
           permissions = permissions || jsonb_build_object('crm.opportunity.read', $1::text)
         WHERE key = 'member'`,
        [reach],
      ),
    );
  }

  /** What boards and reports are tried on: of two people, in several stages, won, lost, given up, and long over. */
  async addSome(member: TestClient): Promise<void> {
    const at = (stage: string, more = {}) => ({ stageId: this.stages.get(stage), ...more });
    const companyId = (await this.admin.post('/api/crm/companies', { name: 'Maisons Loire' })).body.id;
    const [early, later] = [{ expectedCloseOn: '2031-01-05' }, { expectedCloseOn: '2031-02-10' }];
    await this.create('Extension', at('À qualifier', { amount: '10000.55', companyId, ...later }));
    await this.create('Véranda', at('À qualifier', early));
    await this.create('Toiture', at('Devis remis', { amount: '20000', ...later }));
    await this.create('Piscine', at('Devis remis', { amount: '5000', probability: 90 }), member);
    await this.create('Façade', at('Gagnée', { amount: '30000' }), member);
    await this.create('Ancienne', at('Gagnée', { amount: '99999', expectedCloseOn: '2025-01-15' }));
    await this.create('Trop chère', at('Perdue', { amount: '7000', lostReasonId: this.reasons.get('Prix') }));
    const idle = await this.create('Sans suite', at('À qualifier', { amount: '1' }));
    await this.command(idle.id, 1, 'abandonment', {});
  }
}
