import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '#identity';
import { DescribePage, readQuery, Scopes, SignedIn } from '#runtime';
import { NotificationPage, NotificationReadingInput, UnreadAnswer } from './notification-answers.js';
import { NotificationKinds } from './notification-kinds.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.service.js';

/** What the signed-in user was told, and nobody else's. */
@ApiTags('workspace')
@Controller('workspace/notifications')
export class NotificationsController {
  constructor(
    private readonly repository: NotificationsRepository,
    private readonly notifications: Notifications,
    private readonly kinds: NotificationKinds,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'List your notifications, the newest first', operationId: 'list notifications' })
  @DescribePage()
  @ApiQuery({
    name: 'unread',
    required: false,
    description: 'true: only those that are not read',
    schema: { type: 'boolean' },
  })
  @ApiOkResponse({ type: NotificationPage })
  async list(@Query() query: Record<string, unknown>): Promise<NotificationPage> {
    const asked = readQuery(query, (reader) => ({ ...reader.page(), unreadOnly: reader.flag('unread') }));
    const { items, total, unread } = await this.repository.list(ownId(), asked);
    const { language } = Scopes.current();
    return {
      items: items.map((each) => ({ ...each, title: this.kinds.title(each.kind, each.params, language) })),
      total,
      page: asked.page,
      perPage: asked.perPage,
      unread,
    };
  }

  @Post('read')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({
    summary: 'Say that you read some of your notifications',
    operationId: 'read notifications',
  })
  @ApiOkResponse({ type: UnreadAnswer })
  async read(@Body() { ids }: NotificationReadingInput): Promise<UnreadAnswer> {
    return { unread: await this.notifications.read(ownId(), ids) };
  }
}

const ownId = (): string => (Scopes.actor() as UserActor).userId;
