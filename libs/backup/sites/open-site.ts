import { Problem, text } from '#kernel';
import type { SiteSettings } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { DirectorySite } from './directory-site.js';
import { type Site, SiteError } from './site.js';

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

/** Work that somebody waits for, on a site that is open as long as it takes. @throws Problem BACKUP_SITE */
export async function atSite<T>(settings: SiteSettings, work: (site: Site) => Promise<T>): Promise<T> {
  let site: Site | undefined;
  try {
    site = await openSite(settings);
    return await work(site);
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    const detail = text(error.message, error.message);
    throw new Problem(BackupProblems.BACKUP_SITE, { detail, cause: error });
  } finally {
    await site?.close();
  }
}
