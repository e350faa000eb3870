import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { Problem } from '#kernel';
import { AppConfig, AppLogger, Databases } from '#runtime';
import { createContext } from '../../apps/server/application.js';
import { type FaultKind, FaultPoints } from './fault-points.js';
import { type Work, works } from './works.js';

// A process that does one work and meets one fault: the subject of fault tests. It tells on standard output the step of
// the fault, at once, and at the end how many steps there were and what came of the work.
const { env } = process;
const tell = (fact: object) => writeSync(1, `${JSON.stringify(fact)}\n`);
const app = await createContext(new AppConfig(), new AppLogger('silent'), env['ADMIN_URL'] as string);
await app.get(Databases).connect();
const points = new FaultPoints(env['FAULT'] as FaultKind, Number(env['AT']), (label) => tell({ label }));
points.install();
tell({ begun: true });
let outcome = 'done';
try {
  await works[env['WORK'] as Work](app, env['SLUG'] as string);
} catch (error) {
  outcome = error instanceof Problem ? error.code : String((error as { code?: string }).code ?? error);
}
tell({ steps: points.steps, outcome });
process.exit(0);
