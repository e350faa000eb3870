import { AttachmentReturn } from './attachment-return.js';
import { RunAdoption } from './run-adoption.js';
import { SecondSites } from './second-sites.js';
import { SiteCopies } from './site-copies.js';
import { SiteFetch } from './site-fetch.js';
import { SiteManifests } from './site-manifests.js';
import { SitePruning } from './site-pruning.js';
import { SiteSending } from './site-sending.js';

/** What keeps copies on a second site, and brings them back from there. */
export const siteProviders = [
  AttachmentReturn,
  RunAdoption,
  SecondSites,
  SiteCopies,
  SiteFetch,
  SiteManifests,
  SitePruning,
  SiteSending,
];
