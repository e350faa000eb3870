import type { SiteSettings } from '#runtime';
import { DirectorySite } from './directory-site.js';
import type { Site } from './site.js';

/** Opens a site; the clients of SSH and S3 are loaded only where they are used. @throws SiteError */
export async function openSite(settings: SiteSettings): Promise<Site> {
  switch (settings.kind) {
    case 'directory':
      return DirectorySite.open(settings);
    case 'sftp':
      return (await import('./sftp-site.js')).SftpSite.open(settings);
    case 's3':
      return new (await import('./s3-site.js')).S3Site(settings);
  }
}
