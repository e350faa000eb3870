import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, expectComplaint, openApp, type Page } from '#testing/browser';

describe('the files beside a record', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const contact = async (lastName: string) =>
    (await admin.post('/api/crm/contacts', { firstName: 'Léa', lastName })).body as { id: string };
  const open = async ({ id }: { id: string }, client = admin) => {
    const page = await openApp(instance, client, { path: `/crm/contacts/${id}?tab=files` });
    await page.getByRole('heading', { name: 'Aucun fichier' }).waitFor();
    return page;
  };
  /** Drops files as the desktop would: they enter the page, hover, and fall. */
  const drop = async (page: Page, files: { name: string; bytes: number }[]) => {
    const transfer = await page.evaluateHandle((given) => {
      const data = new DataTransfer();
      for (const { name, bytes } of given)
        data.items.add(new File(['x'.repeat(bytes)], name, { type: 'text/plain' }));
      return data;
    }, files);
    const place = page.getByRole('heading', { name: 'Aucun fichier' });
    await place.dispatchEvent('dragenter', { dataTransfer: transfer });
    await page.getByText('Déposez les fichiers ici').waitFor();
    await place.dispatchEvent('dragover', { dataTransfer: transfer });
    await place.dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByText('Déposez les fichiers ici').waitFor({ state: 'detached' });
  };
  const row = (page: Page, name: string) =>
    page.getByRole('list', { name: 'Fichiers' }).getByRole('listitem').filter({ hasText: name });
  const plan = {
    name: 'plan.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('are kept: sent, looked at, renamed, removed', async () => {
    const person = await contact('Fichier');
    const page = await open(person);
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Ajouter des fichiers' }).click();
    await (await chosen).setFiles(plan);
    await page.getByRole('button', { name: 'plan.png', exact: true }).click();
    const preview = page.getByRole('dialog', { name: /plan\.png/ });
    await preview.getByRole('img', { name: 'plan.png' }).waitFor();
    await page.waitForFunction(() => {
      const image = document.querySelector<HTMLImageElement>('[role="dialog"] img');
      return image?.complete && image.naturalWidth > 0;
    });
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Actions sur plan.png' }).click();
    await page.getByRole('menuitem', { name: 'Renommer' }).click();
    await page.getByRole('textbox', { name: /plan\.png/ }).fill('façade.png');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Actions sur façade.png' }).click();
    await page.getByRole('menuitem', { name: 'Supprimer' }).click();
    const question = page.getByRole('dialog', { name: 'Supprimer le fichier « façade.png » ?' });
    await question.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('heading', { name: 'Aucun fichier' }).waitFor();
  });

  it('are dropped several at once; one that is too large is refused and the others stay', async () => {
    const person = await contact('Dépôt');
    const page = await open(person);
    await drop(page, [
      { name: 'devis.txt', bytes: 40 },
      { name: 'métré.txt', bytes: 60 },
      { name: 'film.txt', bytes: 25 * 1024 * 1024 + 1 },
    ]);
    for (const name of ['devis.txt', 'métré.txt'])
      await page.getByRole('button', { name: `Actions sur ${name}` }).waitFor();
    await row(page, 'film.txt').getByRole('alert').getByText('Ce fichier dépasse 25 Mo.').waitFor();
    expect(
      await row(page, 'film.txt')
        .getByRole('button', { name: /^Renvoyer/ })
        .count(),
    ).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Retirer film.txt de la liste' }).click();
    await row(page, 'film.txt').waitFor({ state: 'detached' });
    const { items } = (
      await admin.get(`/api/workspace/attachments?resource=crm.contact&recordId=${person.id}`)
    ).body;
    expect(items.map(({ name }: { name: string }) => name).sort()).toEqual(['devis.txt', 'métré.txt']);
  });

  it('wait for the network, and are sent again then', async () => {
    const page = await open(await contact('Coupure'));
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await drop(page, [{ name: 'photo.txt', bytes: 40 }]);
    await row(page, 'photo.txt').getByRole('alert').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Renvoyer photo.txt' }).click();
    await page.getByRole('button', { name: 'Actions sur photo.txt' }).waitFor();
  });
});
