import { backup } from './backup';
import { crm } from './crm';
import { home } from './home';
import { hr } from './hr';
import { identity } from './identity';
import { integrations } from './integrations';
import type { ModuleScreens } from './module';
import { settings } from './settings';

/** In the order of the menu. */
const all: readonly ModuleScreens[] = [home, crm, hr, settings, integrations, backup, identity];
const added = all.flatMap((module) => module.settings ?? []);

/** The modules in the order of the menu; what each adds to the settings stands there, behind what is everybody's. */
export const modules: readonly ModuleScreens[] = all.map((module) =>
  module === settings ? { ...module, menu: [...module.menu, ...added] } : module,
);
