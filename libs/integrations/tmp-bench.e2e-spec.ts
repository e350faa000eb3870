import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '#runtime';
import { InstanceScope } from '#tenancy';
import { TestPlatform } from '#testing';
import { ImportService } from './index.js';

const log = (x: unknown) =>
  appendFileSync(
    '/tmp/import-bench.txt',
    typeof x === 'string' ? `${x}\n` : `${JSON.stringify(x, null, 1)}\n`,
  );
it('bench', async () => {
  const platform = await TestPlatform.start();
  try {
    const instance = await platform.instance();
    const svc = platform.app.get(ImportService);
    const ids: string[] = [];
    for (const part of ['companies', 'contacts', 'staff'])
      for (const pass of ['dry', 'real', 'again']) {
        const r = await platform.app
          .get(InstanceScope)
          .run(instance.row, systemActor('bench'), () =>
            svc.run(join(import.meta.dirname, `../../test/datasets/adventureworks-${part}.yaml`), {
              dryRun: pass === 'dry',
            }),
          )
          .catch((e) => {
            log(String(e) + JSON.stringify(e.errors ?? e.stack) + JSON.stringify(e.detail));
            throw e;
          });
        log(
          `${pass} ${part} ${JSON.stringify({ ...r, rejects: r.rejects.length, warnings: r.warnings.length })} ${Math.round((r.read / r.durationMs) * 1000)} rows/s rss ${Math.round(process.memoryUsage().rss / 1e6)}`,
        );
        if (pass === 'real') {
          log(r.rejects.slice(0, 5));
          log(r.warnings.slice(0, 5));
          const by: Record<string, number> = {};
          for (const x of r.rejects) {
            const k = `${x.file} ${x.column} ${x.reason.replace(/«.*»/, '')}`;
            by[k] = (by[k] ?? 0) + 1;
          }
          log(by);
          ids.push(r.importId ?? '');
        }
      }
    for (const id of ids.reverse()) {
      const t = Date.now();
      const u = await platform.app
        .get(InstanceScope)
        .run(instance.row, systemActor('bench'), () => svc.undo(id))
        .catch((e) => {
          log(String(e.stack) + String(e.cause?.stack));
          throw e;
        });
      log(
        `undo ${u.name} undone ${u.undone} kept ${u.kept.length} ${JSON.stringify(u.kept.slice(0, 3))} ${Date.now() - t} ms`,
      );
    }
    log(
      await platform.sql(
        `select (select count(*) from "${instance.schema}".crm_contact) c, (select count(*) from "${instance.schema}".crm_company) co, (select count(*) from "${instance.schema}".crm_affiliation) a, (select count(*) from "${instance.schema}".hr_employee) e`,
      ),
    );
  } finally {
    await platform.stop();
  }
}, 600_000);
