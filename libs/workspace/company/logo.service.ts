import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import { FileStore, type RawContent, UnitOfWork } from '#runtime';
import { CompanyProblems } from './company.problems.js';
import type { CompanyProfileAnswer } from './company-answers.js';
import { CompanyProfileRepository, type StoredLogo } from './company-profile.repository.js';
import { CompanyProfileService } from './company-profile.service.js';
import { imageFactsOf } from './image-facts.js';

/** No SVG: it can hold scripts. */
export const logoTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];
export const mostLogoBytes = 512 * 1024;
const pixels = { least: 16, most: 2048 };

/** The company's logo: checked, kept with the instance's files, shown to anyone on the sign-in page. */
@Injectable()
export class LogoService {
  constructor(
    private readonly profiles: CompanyProfileService,
    private readonly repository: CompanyProfileRepository,
    private readonly files: FileStore,
    private readonly units: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws Problem LOGO_UNREADABLE, LOGO_DIMENSIONS, BODY_TOO_LARGE; then the logo stays as it was. */
  async put(content: RawContent): Promise<CompanyProfileAnswer> {
    const bytes = await content.buffer();
    const facts = imageFactsOf(bytes);
    if (facts?.type !== content.type) throw new Problem(CompanyProblems.LOGO_UNREADABLE);
    const sides = [facts.width, facts.height];
    if (sides.some((side) => side < pixels.least || side > pixels.most))
      throw new Problem(CompanyProblems.LOGO_DIMENSIONS);
    const { sha256, size } = await this.files.put(Readable.from([bytes]));
    return this.replace({ sha256, size, mediaType: facts.type });
  }

  async remove(): Promise<CompanyProfileAnswer> {
    return this.replace(undefined);
  }

  /** @throws Problem NOT_FOUND where there is none. */
  async read(): Promise<{ logo: StoredLogo; content: Buffer }> {
    const logo = await this.units.run({ mode: 'read' }, () => this.repository.logo());
    if (!logo || !(await this.files.has(logo.sha256))) throw new Problem(CommonProblems.NOT_FOUND);
    return { logo, content: await buffer(this.files.read(logo.sha256)) };
  }

  private async replace(logo: StoredLogo | undefined): Promise<CompanyProfileAnswer> {
    const { id } = await this.profiles.ensured();
    return this.units.run({ mode: 'write' }, async () => {
      await this.repository.replaceLogo(logo);
      await this.audit.append({
        action: logo ? 'workspace.logo-changed' : 'workspace.logo-removed',
        object: `workspace.company/${id}`,
      });
      return this.profiles.answer();
    });
  }
}
