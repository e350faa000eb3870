import { readFileSync, writeFileSync } from 'node:fs';
import { TestPlatform } from '#testing';
import { ImportKit } from './import-test-kit.js';

it('figures', async () => {
  const platform = await TestPlatform.start();
  const kit = new ImportKit(await platform.instance());
  const out: string[] = [];
  for (const part of ['companies', 'contacts', 'sales']) {
    kit.file(
      `${part}.yaml`,
      readFileSync(`test/datasets/adventureworks-${part}.yaml`, 'utf8').replace(
        /^data: .*$/m,
        'data: /work/shared/data/adventureworks',
      ),
    );
    const r = await kit.run(`${part}.yaml`);
    writeFileSync('/tmp/h6-figures.txt', out.join('\n')); out.push(
      `${part}: read ${r.read} created ${r.created} rejected ${r.rejected} warnings ${r.warningCount} in ${r.durationMs} ms = ${Math.round((r.read * 1000) / r.durationMs)} rows/s; ${r.steps.map((s) => `${s.name} ${s.created}/${s.read}`).join(', ')}`,
    );
  }

  writeFileSync('/tmp/h6-figures.txt', out.join('\n'));
  kit.clean();
  await platform.stop();
}, 600_000);
