import { expectAccessible, openApp, type Page, screenshot, viewports } from '#testing/browser';
import { GalleryServer } from './gallery-server.js';

describe('the kit, in every state', () => {
  let gallery: GalleryServer;

  beforeAll(async () => {
    gallery = await GalleryServer.start();
  });
  afterAll(() => gallery.stop());

  const open = async (page: string, options = {}): Promise<Page> => {
    const opened = await openApp(gallery.instance, undefined, { path: `/dev/${page}`, ...options });
    await opened.locator('main h1, main h2').first().waitFor();
    return opened;
  };
  const waitForRows = (page: Page) => page.locator('[data-row="0"] a.title').waitFor();

  it('can be read and used by everybody', async () => {
    const page = await open('kit');
    await page.locator('#kanban li').first().waitFor();
    await page.locator('#files').getByText('métré.xlsx').first().waitFor();
    await page.locator('#charts svg').first().waitFor();
    await screenshot(page, 'kit-desktop');
    await expectAccessible(page);
  });

  it('tells what is wrong with each input once a form was sent', async () => {
    const page = await open('kit?only=inputs');
    const form = page.getByRole('form', { name: 'Faulty inputs' });
    await form.getByRole('button', { name: 'Send these' }).click();
    for (const label of ['Name', 'Email', 'Amount', 'Count'])
      await form
        .locator('[aria-invalid="true"]')
        .and(form.getByRole('textbox', { name: label }))
        .waitFor();
    await expectAccessible(page);
  });

  it.each(['Ask', 'Notice', 'Task', 'New record', 'Change a record'])(
    'opens the dialog of « %s » with the focus in it, and closes it again',
    async (name) => {
      const page = await open('kit?only=feedback');
      const button = page.getByRole('button', { name, exact: true });
      await button.click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      await expectAccessible(page);
      if (name === 'Notice') await dialog.getByRole('button').click();
      else await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    },
  );

  it('says messages of every kind', async () => {
    const page = await open('kit?only=feedback');
    for (const kind of ['success', 'info', 'error']) {
      await page.getByRole('button', { name: `Message: ${kind}` }).click();
      await page.getByText(`A message of the kind ${kind}`).waitFor();
    }
    await expectAccessible(page);
  });

  describe('the board', () => {
    const column = (page: Page, at: number) =>
      page.locator('#kanban [data-column]').nth(at).getByRole('listitem');
    const openBoard = async () => {
      const page = await open('kit?only=kanban');
      const card = column(page, 0).first();
      const title = await card.getByRole('link').innerText();
      return {
        page,
        card,
        title,
        moved: (to: number) => column(page, to).getByRole('link', { name: title, exact: true }),
      };
    };

    it('moves a card to the next column with Space and an arrow', async () => {
      const { page, card, title, moved } = await openBoard();
      const names = await page.locator('#kanban [data-column] h2').allInnerTexts();
      const isOver = (at: number) =>
        page.getByText(new RegExp(`${title}.+au-dessus.+${names[at]}`)).waitFor({ state: 'attached' });
      await card.getByRole('button').focus();
      await page.keyboard.press('Space');
      await isOver(0);
      await page.keyboard.press('ArrowRight');
      await isOver(1);
      await page.keyboard.press('Space');
      await moved(1).waitFor();
      expect(await moved(0).count()).toBe(0);
    });

    it('moves a card by its menu', async () => {
      const { page, card, moved } = await openBoard();
      await card.getByRole('button').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'done' }).click();
      await moved(3).waitFor();
    });
  });

  it('moves an event of the calendar by a day with Alt and an arrow, and back', async () => {
    const page = await open('kit?only=calendar&view=week');
    const event = page.locator('#calendar').getByRole('button', { name: /Visite du chantier/ });
    const isBetween = (least: number, most: number) =>
      page.waitForFunction(
        ([from, to]) => {
          const buttons = [...document.querySelectorAll('#calendar button')];
          const found = buttons.find((each) => each.textContent?.includes('Visite du chantier'));
          const x = found?.getBoundingClientRect().x ?? Number.NaN;
          return x > from && x < to;
        },
        [least, most] as const,
      );
    const before = (await event.boundingBox())?.x ?? Number.NaN;
    await event.focus();
    await page.keyboard.press('Alt+ArrowRight');
    await isBetween(before + 20, 1440);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await isBetween(before - 2, before + 2);
  });

  it.each(['week', 'day', 'agenda'])('shows a calendar by %s to everybody', async (view) => {
    const page = await open(`kit?only=calendar&view=${view}`);
    const calendar = page.locator('#calendar');
    if (view === 'agenda') await calendar.getByText('Réception').waitFor();
    else await calendar.getByRole('button', { name: /^Aujourd’hui/ }).waitFor();
    await expectAccessible(page);
  });

  describe('the lines of a document', () => {
    const grid = (page: Page, name: string) => page.getByRole('grid', { name });
    const cell = (page: Page, at: string) => grid(page, 'Two lines').locator(`[data-cell="${at}"]`);
    const totals = (page: Page) => page.getByRole('form', { name: 'Two lines' }).locator('dl');

    it('are written with the keyboard alone, and their totals follow', async () => {
      const page = await open('lines?only=few');
      expect(await totals(page).innerText()).toContain('HT');
      await cell(page, '1:0').focus();
      await page.keyboard.press('Enter');
      await cell(page, '2:0').waitFor();
      await page.keyboard.type('Portail');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('2');
      await cell(page, '2:3').focus();
      await page.keyboard.type('1 000,50');
      await page.keyboard.press('Tab');
      // 10.5 at 10 % and 2 × 11.5 at 20 % were there.
      await totals(page)
        .getByText(/2\s?034,50/)
        .waitFor();
      await expectAccessible(page);
    });

    it('take what is pasted from a spreadsheet', async () => {
      const page = await open('lines?only=few');
      await cell(page, '1:0').focus();
      await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'Mur\t3\tm²\t10,00\nFenêtre\t2\th\t250\nPorte\tbeaucoup\t\t5');
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      });
      await page.getByText(/3 lignes/).waitFor();
      expect(await cell(page, '2:0').inputValue()).toBe('Fenêtre');
      expect(await cell(page, '2:3').inputValue()).toBe('250');
      await cell(page, '3:1').and(page.locator('[aria-invalid="true"]')).waitFor();
    });

    it('are drawn as far as they are in sight, be they two thousand', async () => {
      const page = await open('lines?only=many');
      const many = grid(page, 'Two thousand lines');
      expect(await many.getAttribute('aria-rowcount')).toBe('2001');
      expect(await many.locator('[data-index]').count()).toBeLessThan(100);
      await many.locator('[data-cell="0:0"]').focus();
      await page.keyboard.press('ArrowDown');
      await many.locator('[data-cell="1:0"]:focus').waitFor();
    });
  });

  describe('a list', () => {
    it.each(['phone', 'desktop'] as const)('with rows can be read by everybody on a %s', async (device) => {
      // Axe takes seconds for a hundred cells: ten rows have the same faults.
      const page = await open('sites?q=extension+angers', { viewport: viewports[device] });
      await page
        .getByText(/Extension/)
        .first()
        .waitFor();
      await screenshot(page, `kit-list-${device}`);
      await expectAccessible(page);
    });

    it('goes from cell to cell by the arrows, and to the record by Enter', async () => {
      const page = await open('sites');
      await waitForRows(page);
      await page.locator('[data-row="0"] a.title').focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('[data-row="1"] a.title:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/dev\/sites\/0{8}-/);
      await page.getByRole('tab', { name: 'Fiche' }).waitFor();
    });

    it.each([
      ['empty', 'Rien ici pour l’instant'],
      ['failing', 'The made-up server is broken.'],
    ])('that is %s says so', async (name, words) => {
      const page = await open(name);
      await page.locator('main').getByText(words, { exact: false }).first().waitFor();
      await expectAccessible(page);
    });

    it('that waits for its rows shows where they will be', async () => {
      const page = await open('waiting');
      expect(await page.getByRole('grid').getAttribute('aria-busy')).toBe('true');
      expect(await page.locator('.bone').count()).toBeGreaterThan(20);
    });
  });

  it('shows the form of a record to everybody, and opens the tab in which something is wrong', async () => {
    const page = await open('sites/create');
    const tab = (name: string) => page.getByRole('tab', { name });
    await page.getByRole('textbox', { name: 'Name' }).fill('Chantier des Tilleuls');
    await tab('People').click();
    await page.getByRole('textbox', { name: 'Email' }).fill('nobody');
    await expectAccessible(page);
    await tab('Work').click();
    await page.getByRole('textbox', { name: 'Email' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('ControlOrMeta+s');
    await page.getByRole('main').getByRole('button', { name: 'Email' }).click();
    await page.getByRole('textbox', { name: 'Email' }).waitFor();
    expect(await tab('People').innerText()).toContain('1');
  });
});
