import { crm } from './crm';
import { home } from './home';
import { hr } from './hr';
import { identity } from './identity';
import type { ModuleScreens } from './module';
import { settings } from './settings';

/** The modules in the order of the menu. */
export const modules: readonly ModuleScreens[] = [home, crm, hr, settings, identity];
