import { Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OfModule, OwnUnits, Permission, Public } from '#runtime';
import { activityType } from '../activities/activity.entity.js';
import { CalendarFeedService } from './calendar-feed.service.js';

class CalendarFeedState {
  @ApiProperty({ type: Boolean })
  active!: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  createdAt!: Date | null;
}

class CalendarFeedAddress {
  @ApiProperty({ type: String, format: 'uri', description: 'Shown this once' })
  url!: string;
}

/** The secret address of the actor's own calendar. */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/calendar-feed')
export class CalendarFeedController {
  constructor(private readonly feed: CalendarFeedService) {}

  @Get()
  @Permission(activityType.permission('read'))
  @ApiOperation({ summary: 'Whether your calendar has an address', operationId: 'read calendar feed' })
  @ApiOkResponse({ type: CalendarFeedState })
  async state(): Promise<CalendarFeedState> {
    const createdAt = await this.feed.createdAt();
    return { active: createdAt !== undefined, createdAt: createdAt ?? null };
  }

  /** In units of its own: an answer that is kept to be repeated would keep the secret. */
  @Post()
  @Permission(activityType.permission('read'))
  @OwnUnits()
  @ApiOperation({
    summary: 'Give your calendar an address; the one it had opens nothing any more',
    operationId: 'create calendar feed',
  })
  @ApiCreatedResponse({ type: CalendarFeedAddress })
  async create(): Promise<CalendarFeedAddress> {
    return { url: await this.feed.create() };
  }

  @Delete()
  @HttpCode(204)
  @Permission(activityType.permission('read'))
  @ApiOperation({ summary: 'Revoke the address of your calendar', operationId: 'revoke calendar feed' })
  @ApiNoContentResponse()
  revoke(): Promise<void> {
    return this.feed.revoke();
  }
}

/** What programs that know an address are given. */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/calendar')
export class CalendarController {
  constructor(private readonly feed: CalendarFeedService) {}

  @Get(':token.ics')
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'The calendar of whoever has this address', operationId: 'read calendar' })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'iCalendar (RFC 5545)', schema: { type: 'string' } })
  async read(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const calendar = await this.feed.read(token);
    reply.header('cache-control', 'private, max-age=300').type('text/calendar; charset=utf-8').send(calendar);
  }
}
