import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OwnUnits, Public, Scopes } from '#runtime';
import { BrandingAnswer } from './company-answers.js';
import { CompanyProfileRepository } from './company-profile.repository.js';
import { logoVersionOf } from './company-profile.service.js';
import { LogoService, logoTypes } from './logo.service.js';

/** How the sign-in page looks: read by anyone, so it tells nothing but that. */
@ApiTags('workspace')
@Controller('workspace/branding')
export class BrandingController {
  constructor(
    private readonly profiles: CompanyProfileRepository,
    private readonly logos: LogoService,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'How the sign-in page of this host looks', operationId: 'read branding' })
  @ApiOkResponse({ type: BrandingAnswer })
  async read(): Promise<BrandingAnswer> {
    const { name, kind } = Scopes.instance();
    const profile = await this.profiles.find();
    const logo = await this.profiles.logo();
    return {
      name: profile?.tradeName ?? profile?.legalName ?? name,
      accentColour: profile?.accentColour ?? null,
      language: profile?.language ?? 'fr',
      logoVersion: logo ? logoVersionOf(logo) : null,
      console: kind === 'console',
    };
  }

  @Get('logo')
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'The logo of this host', operationId: 'read logo' })
  @ApiProduces(...logoTypes)
  @ApiOkResponse({
    description: 'The image; 304 without it to a client that names it in If-None-Match',
    schema: { type: 'string', format: 'binary' },
  })
  async logo(@Headers('if-none-match') known: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { logo, content } = await this.logos.read();
    const tag = `"${logoVersionOf(logo)}"`;
    reply.header('etag', tag).header('cache-control', 'private, max-age=300');
    const same = known?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
    if (same) reply.status(304).send();
    else reply.type(logo.mediaType).send(content);
  }
}
