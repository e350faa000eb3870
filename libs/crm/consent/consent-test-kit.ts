import { newId } from '#kernel';
import { Scopes, systemActor, UnitOfWork } from '#runtime';
import { InstanceScope } from '#tenancy';
import type { TestClient, TestInstance } from '#testing';
import type { Channel, Refusal } from './channels.js';
import type { ConsentEvent } from './consent-event.js';
import { ConsentsService } from './consents.service.js';
import { SendGuard } from './send-guard.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/** What people do in the tests of consents. */
export class ConsentKit {
  constructor(
    readonly instance: TestInstance,
    readonly client: TestClient,
  ) {}

  async make(path: string, body: unknown): Promise<string> {
    const answer = await this.client.post(`/api/${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body.id;
  }

  /** A consumer: a person without any company. */
  consumer = (address: string | undefined, more: object = {}) =>
    this.make('crm/contacts', { lastName: 'Martin', ...(address && { emails: [{ address }] }), ...more });

  /** A professional: a person with a place in a company. */
  async professional(address: string, more: object = {}): Promise<string> {
    const contactId = await this.consumer(address, more);
    const companyId = await this.make('crm/companies', { name: 'Toitures Réunies' });
    await this.make('crm/affiliations', { contactId, companyId });
    return contactId;
  }

  async read(id: string) {
    return (await this.client.get(`/api/crm/contacts/${id}`)).body;
  }

  async remove(id: string): Promise<void> {
    const { version } = await this.read(id);
    const answer = await this.client.delete(`/api/crm/contacts/${id}`, version);
    if (answer.status !== 204) throw new Error(`removal: ${answer.status} ${answer.text}`);
  }

  async patch(id: string, body: object) {
    const { version } = await this.read(id);
    return this.client.patch(`/api/crm/contacts/${id}`, version, body);
  }

  note = (id: string, body: object) =>
    this.client.post(`/api/crm/contacts/${id}/consents`, { source: 'téléphone', ...body });

  record = (event: ConsentEvent) =>
    this.instance.work(() => this.instance.platform.app.get(ConsentsService).record(event));

  async refusals(ids: readonly string[], channel: Channel = 'email', theme?: 'energy-renovation') {
    const guard = this.instance.platform.app.get(SendGuard);
    return this.instance.work(() => guard.refusals(ids, channel, theme ? { theme } : {}));
  }

  async refusal(
    id: string,
    channel: Channel = 'email',
    theme?: 'energy-renovation',
  ): Promise<Refusal | null> {
    return (await this.refusals([id], channel, theme)).get(id) ?? null;
  }

  /** The path of a link to unsubscribe. */
  async link(contactId: string, address: string, campaignId?: string): Promise<string> {
    const links = this.instance.platform.app.get(UnsubscribeLinks);
    const url = new URL(await this.instance.work(async () => links.of(contactId, address, campaignId)));
    return `${url.pathname}${url.search}`;
  }

  /** Runs work as an import does: what it writes belongs to a batch. */
  async batch<T>(work: (batchId: string) => Promise<T>): Promise<T> {
    const { app } = this.instance.platform;
    const batchId = newId();
    return app
      .get(InstanceScope)
      .run(this.instance.row, systemActor('import'), () =>
        Scopes.with({ batchId }, () => app.get(UnitOfWork).run({ mode: 'write' }, () => work(batchId))),
      );
  }
}
