import type { TestAnswer, TestClient, TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../index.js';

/** What people do with open copies in the tests. */
export class InspectionKit {
  constructor(
    private readonly platform: TestPlatform,
    readonly instance: TestInstance,
    private readonly admin: TestClient,
  ) {}

  async copy(): Promise<string> {
    const backups = this.platform.app.get(BackupService);
    return (await backups.run(this.instance.slug, { kind: 'full', actor: 'test' })).runId;
  }

  /** Opens a copy and waits until it can be looked into. @returns the id of the inspection. */
  async open(runId: string): Promise<string> {
    const asked = await this.admin.post('/api/backup/inspections', { runId });
    if (asked.status !== 202) throw new Error(`inspection: ${asked.status} ${asked.text}`);
    await this.settled(asked.body.id);
    return asked.body.id;
  }

  settled(id: string): Promise<{ state: string; expiresAt: string; error: string | null }> {
    return this.platform.eventually(
      async () => {
        const { body } = await this.admin.get(`/api/backup/inspections/${id}`);
        return body.state === 'preparing' ? undefined : body;
      },
      'an open copy',
      30_000,
    );
  }

  async make(path: string, body: object): Promise<string> {
    const answer = await this.admin.post(`/api/${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body.id;
  }

  /** Removes a record in the version that it has. */
  async remove(path: string): Promise<void> {
    const { version } = (await this.admin.get(`/api/${path}`)).body;
    const answer = await this.admin.delete(`/api/${path}`, version);
    if (answer.status !== 204) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  }

  compare(id: string, resource: string, recordId: string, who = this.admin) {
    return who.get(`/api/backup/inspections/${id}/comparison?resource=${resource}&recordId=${recordId}`);
  }

  bringBack(
    id: string,
    resource: string,
    recordId: string,
    order: { version?: number; fields?: string[]; dependants?: boolean } = {},
    who = this.admin,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  ): Promise<TestAnswer<any>> {
    return who.post(`/api/backup/inspections/${id}/record-returns`, { resource, recordId, ...order });
  }
}
