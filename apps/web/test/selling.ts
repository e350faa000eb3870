import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import type { Page } from '#testing/browser';

const path = '/api/crm/opportunities';

/** An instance with the pipeline that it begins with, and what its people sell there. */
export class Selling {
  private constructor(
    readonly platform: TestPlatform,
    readonly instance: TestInstance,
    readonly admin: TestClient,
    /** Ids by name. */
    readonly stages: ReadonlyMap<string, string>,
    readonly reasons: ReadonlyMap<string, string>,
  ) {}

  static async start(): Promise<Selling> {
    const platform = await TestPlatform.start();
    const instance = await platform.instance();
    const admin = await instance.admin();
    const idsOf = async (list: string) => {
      const { items } = (await admin.get(`/api/crm/${list}`)).body;
      return new Map<string, string>(items.map((each: { id: string; name: string }) => [each.name, each.id]));
    };
    return new Selling(platform, instance, admin, await idsOf('stages'), await idsOf('lost-reasons'));
  }

  /** @throws Error when it is refused. */
  async add(name: string, more: object = {}): Promise<{ id: string; version: number }> {
    const { status, body, text } = await this.admin.post(path, { name, ...more });
    if (status !== 201) throw new Error(`${name}: ${status} ${text}`);
    return body;
  }

  /** An opportunity at the stage of a name. */
  at(stage: string, name: string, more: object = {}): Promise<{ id: string; version: number }> {
    return this.add(name, { stageId: this.stages.get(stage), ...more });
  }

  async stored(id: string): Promise<Record<string, unknown>> {
    return (await this.admin.get(`${path}/${id}`)).body;
  }

  /** Name of the stage at which an opportunity is stored. */
  async stageOf(id: string): Promise<string | undefined> {
    const { stageId } = await this.stored(id);
    return [...this.stages].find(([, each]) => each === stageId)?.[0];
  }
}

export const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const card = (page: Page, stage: string, name: string) =>
  column(page, stage).getByRole('link', { name, exact: true });

/** Draws a card to a column with the mouse. */
export async function drag(page: Page, from: string, name: string, to: string): Promise<void> {
  const start = await card(page, from, name).boundingBox();
  const end = await column(page, to).boundingBox();
  if (!start || !end) throw new Error(`no card ${name} or no column ${to}`);
  await page.mouse.move(start.x + 20, start.y + 40);
  await page.mouse.down();
  await page.mouse.move(start.x + 50, start.y + 50, { steps: 3 });
  await page.mouse.move(end.x + 80, end.y + 160, { steps: 6 });
  await page.mouse.up();
}

/** Chooses from the menu of a card where it goes. */
export async function moveByMenu(page: Page, name: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `Déplacer : ${name}` }).click();
  await page.getByRole('menuitem', { name: to, exact: true }).click();
}
