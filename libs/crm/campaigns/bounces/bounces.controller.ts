import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  Clock,
  OfModule,
  OwnUnits,
  Permission,
  Public,
  RawBody,
  type RawContent,
  Scopes,
  systemActor,
  UnitOfWork,
  Uploaded,
} from '#runtime';
import { campaignRights } from '../campaign.entity.js';
import { CampaignsRepository } from '../campaigns.repository.js';
import { CampaignBounces } from './bounce-answers.js';
import { BouncesRepository } from './bounces.repository.js';
import { BouncesService } from './bounces.service.js';
import { uploadedMails } from './uploaded-mails.js';

const types = ['message/rfc822', 'application/octet-stream', 'multipart/form-data'] as const;

/** What mail servers sent back, put here by people or by a program of the client's. */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/campaign-bounces')
export class BouncesController {
  constructor(private readonly bounces: BouncesService) {}

  @Post()
  @HttpCode(200)
  @Permission(campaignRights.bounces)
  @OwnUnits()
  @RawBody({ types, maxBytes: 20 * 1024 * 1024 })
  @ApiConsumes(...types)
  @ApiOperation({
    summary: 'Note delivery reports and complaints: one mail as the body, or several as files of a form',
    operationId: 'create crm/campaign-bounces',
  })
  @ApiOkResponse({ type: CampaignBounces })
  async create(@Uploaded() content: RawContent): Promise<CampaignBounces> {
    const mails = await uploadedMails(content.type, await content.buffer());
    return { items: await this.bounces.read(mails) };
  }
}

/** One transparent pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/**
 * The picture by which openings are counted, where the instance's policy lets them be counted at all. Anyone may ask for
 * it: mail programs do not sign in. It looks the same whatever is asked for, and an opening is no contact (R18).
 */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/campaign-openings')
export class OpeningsController {
  constructor(
    private readonly bounces: BouncesRepository,
    private readonly campaigns: CampaignsRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Get(':token.gif')
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'The picture of a mail whose openings are counted', operationId: 'open campaign' })
  @ApiProduces('image/gif')
  @ApiOkResponse({ description: 'A transparent pixel', schema: { type: 'string', format: 'binary' } })
  async open(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    if (/^[0-9a-f]{32}$/.test(token)) {
      const noted = async () => {
        const campaignId = await this.bounces.opened(token, this.clock.now());
        if (campaignId) await this.campaigns.recount(campaignId);
      };
      await Scopes.with({ actor: systemActor('campaign opening') }, () =>
        this.units.run({ mode: 'write' }, noted),
      );
    }
    reply.header('cache-control', 'no-store').type('image/gif').send(pixel);
  }
}
