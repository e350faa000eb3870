export type { Locator, Page } from 'playwright-core';
export { expectAccessible } from './accessible.js';
export { type AppOptions, expectComplaint, openApp, originOf, settled, viewports } from './open-app.js';
export { screenshot } from './screenshot.js';
