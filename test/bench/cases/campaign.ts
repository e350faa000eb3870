import { TestPlatform } from '#testing';
import { Postbox } from '../../../libs/crm/campaigns/campaign-test-kit.js';
import { CrashRun } from '../../../libs/crm/campaigns/sending/crash-test-kit.js';
import type { Report } from '../report.js';
import type { World } from '../world.js';

const recipients = 10_000;
const kills = 5;

/** A campaign to 10,000 recipients whose process is killed five times at random: no address gets two mails. */
export async function campaignCase(world: World, report: Report): Promise<void> {
  process.env['B2O_TEST_ADMIN_URL'] = world.adminUrl;
  const postbox = new Postbox();
  const platform = await TestPlatform.start({ SMTP_URL: await postbox.open() });
  const instance = await platform.instance();
  const run = new CrashRun(platform, instance, postbox, await instance.admin());
  try {
    const figures = await run.run(recipients, kills, () => 1_000 + Math.random() * 14_000);
    const { mailed, twice, silent, lost, states, seconds } = figures;
    report.note(`campaign: ${JSON.stringify(states)}`);
    report.add(
      {
        case: `campaign to ${recipients}, killed ${kills} times`,
        mailed,
        twice: twice.length,
        withoutReason: silent.length,
        saidSentAndLost: lost.length,
        unknown: states['unknown: interrupted'] ?? 0,
        seconds,
        mailsPerSecond: Math.round(mailed / seconds),
      },
      [
        { figure: 'twice', below: 1 },
        { figure: 'withoutReason', below: 1 },
        { figure: 'saidSentAndLost', below: 1 },
        { figure: 'unknown', below: kills + 1 },
      ],
    );
  } finally {
    run.clean();
    await platform.stop();
    await postbox.close();
  }
}
