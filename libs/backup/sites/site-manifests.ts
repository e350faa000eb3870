import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { type Manifest, ManifestError, parseManifest, sha256Of } from '../copy/manifest.js';
import { ManifestSigner } from '../keys/manifest-signer.js';
import { RunAdoption } from './run-adoption.js';
import { type Site, SiteError } from './site.js';

/** The manifest of a run on a site, of which it is known that we wrote it. */
export interface SiteManifest {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
  /** Absent in format 1. */
  readonly signature: Buffer | undefined;
  readonly sha256: string;
}

/** More is no manifest of ours, and would fill the memory. */
const mostBytes = 64 * 1024 * 1024;

/** Reads manifests from a site and believes none but our own. */
@Injectable()
export class SiteManifests {
  constructor(
    private readonly signer: ManifestSigner,
    private readonly adoption: RunAdoption,
  ) {}

  /**
   * @throws SiteError altered for a manifest that is not ours, or not of this run; Problem BACKUP_KEY_MISSING without
   * the key that signed.
   */
  async read(site: Site, instanceId: string, runId: string): Promise<SiteManifest> {
    const folder = `${instanceId}/${runId}`;
    const bytes = await this.bytesOf(site, `${folder}/manifest.json`);
    const sha256 = sha256Of(bytes);
    const known = await this.adoption.remembered(instanceId, runId);
    if (typeof known === 'string' && known !== sha256)
      throw new SiteError('altered', `${folder}/manifest.json`);
    let manifest: Manifest;
    try {
      manifest = parseManifest(bytes.toString('utf8'));
    } catch (error) {
      if (error instanceof ManifestError) throw new SiteError('altered', error.message, { cause: error });
      throw error;
    }
    if (manifest.run.id !== runId || manifest.instance.id !== instanceId) {
      throw new SiteError('altered', `${folder}/manifest.json is that of another run`);
    }
    if (!manifest.encryption) {
      // Format 1 had no signatures: only one whose digest the platform itself remembers is believed.
      if (typeof known !== 'string') throw new SiteError('altered', `${folder}/manifest.json is not signed`);
      return { manifest, bytes, signature: undefined, sha256 };
    }
    const signature = await this.bytesOf(site, `${folder}/manifest.sig`);
    if (!(await this.signer.verify(bytes, signature)))
      throw new SiteError('altered', `${folder}/manifest.sig`);
    return { manifest, bytes, signature, sha256 };
  }

  private async bytesOf(site: Site, path: string): Promise<Buffer> {
    const [folder] = path.split(/\/[^/]*$/);
    const size = (await site.list(folder ?? '')).find((file) => file.path === path)?.bytes;
    if (size === undefined) throw new SiteError('missing', path);
    if (size > mostBytes) throw new SiteError('altered', path);
    return buffer(await site.read(path));
  }
}
