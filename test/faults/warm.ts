import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { INestApplicationContext } from '@nestjs/common';
import { AppConfig, AppLogger, Databases } from '#runtime';
import { createContext } from '../../apps/server/application.js';

/** A process of the product that is ready to work and waits for its order, a line of JSON. */
export async function ready<Order>(): Promise<{ app: INestApplicationContext; order: Order }> {
  const app = await createContext(
    new AppConfig(),
    new AppLogger('silent'),
    process.env['ADMIN_URL'] as string,
  );
  await app.get(Databases).connect();
  const lines = createInterface({ input: process.stdin });
  // Whoever gives no orders any more is gone: nobody would end this process.
  lines.once('close', () => process.exit(1));
  const order = await new Promise<Order>((resolve) => {
    lines.once('line', (line) => resolve(JSON.parse(line) as Order));
  });
  return { app, order };
}

/** Tells whoever gave the order, at once: the next moment may be the last. */
export const tell = (fact: object): void => {
  writeSync(1, `${JSON.stringify(fact)}\n`);
};
