import { Clock } from '#runtime';
import type { TestAnswer, TestClient, TestInstance, TestPlatform } from '#testing';

export const site = 'https://www.martin-toitures.example';

const requested = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'addresses.postalCode',
  'addresses.city',
  'need',
].map((name) => ({ name }));

export const requestBody = {
  name: 'Formulaire du site',
  kind: 'web-form',
  signedOn: '2026-01-12',
  signatoryName: 'Jeanne Martin',
  signatoryFunction: 'Gérante',
  documentReference: 'DEM-2026-01',
  resource: 'crm.lead',
  fields: requested,
  purpose: 'Répondre aux demandes de devis',
  recipient: 'Service commercial',
  country: 'FR',
  responsibilityAccepted: true,
};

export const formBody = {
  name: 'Demande de devis',
  fields: [
    { name: 'lastName', required: true },
    { name: 'email', required: true, help: 'Pour vous répondre' },
    { name: 'phone' },
    { name: 'addresses.postalCode' },
    { name: 'addresses.city' },
    { name: 'need', label: 'Votre chantier' },
  ],
  purpose: 'Nous répondons sous un jour ouvré.',
  notice: 'Vos réponses servent à vous rappeler. Vous pouvez demander leur suppression.',
  consentText: 'J’accepte de recevoir les offres de Martin Toitures par e-mail.',
  sites: [{ origin: site }],
};

interface Version {
  readonly id: string;
  readonly version: number;
}

/** What admins and visitors do with forms in the tests. */
export class WebFormKit {
  private networks = 0;

  private constructor(
    private readonly platform: TestPlatform,
    readonly instance: TestInstance,
    readonly admin: TestClient,
  ) {}

  static async of(platform: TestPlatform, instance: TestInstance): Promise<WebFormKit> {
    return new WebFormKit(platform, instance, await instance.admin());
  }

  /** @throws Error when it is refused. */
  async made(path: string, body: object): Promise<Version & Record<string, never>> {
    const answer = await this.admin.post(path, body);
    if (answer.status >= 300)
      throw new Error(
        `${path}: ${answer.status} ${answer.text} ${this.platform.logs.findLast((line) => line.includes('unexpectedly')) ?? ''}`,
      );
    return answer.body;
  }

  command({ id, version }: Version, path: string, body: object = {}, client = this.admin) {
    return client.post(`/api/${path.replace(':id', id)}`, body, { headers: { 'if-match': `"${version}"` } });
  }

  request(facts: object = {}) {
    return this.made('/api/workspace/client-requests', { ...requestBody, ...facts });
  }

  /** A form that the world may fill in. */
  async open(facts: object = {}): Promise<Version & { publicKey: string }> {
    const { id: requestId } = await this.request();
    const form = await this.made('/api/crm/web-forms', { ...formBody, requestId, ...facts });
    const opened = await this.command(form, 'crm/web-forms/:id/opening');
    if (opened.status !== 200) throw new Error(`opening: ${opened.status} ${opened.text}`);
    return opened.body;
  }

  /** The form as a page fetched it some time ago. */
  async shown(key: string, msAgo = 20_000) {
    const clock = this.platform.app.get(Clock);
    const now = clock.now.bind(clock);
    clock.now = () => new Date(now().getTime() - msAgo);
    try {
      return (await this.visit('GET', key, { origin: site })).body;
    } finally {
      clock.now = now;
    }
  }

  /** What a script on the client's site sends. */
  async send(key: string, answers: object, headers: Record<string, string> = {}) {
    const { token, wording } = await this.shown(key);
    return this.visit(
      'POST',
      key,
      { origin: site, ...headers },
      { _token: token, _wording: String(wording), ...answers },
    );
  }

  /** A request of a browser anywhere, each from another network. */
  visit(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: object | string,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  ): Promise<TestAnswer<any>> {
    this.networks += 1;
    const type = typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json';
    return this.instance.anonymous().send(method, `/api/public/forms/${path}`, {
      ...(body !== undefined && { raw: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: {
        'x-b2o-client': '',
        'x-forwarded-for': `203.0.${Math.floor(this.networks / 250)}.${this.networks % 250}`,
        'sec-fetch-site': 'cross-site',
        ...(body !== undefined && { 'content-type': type }),
        ...headers,
      },
    });
  }

  async submissions(formId: string) {
    return (await this.admin.get(`/api/crm/web-form-submissions?formId=${formId}`)).body.items;
  }
}
