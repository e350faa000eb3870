import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  PartialType,
} from '@nestjs/swagger';
import {
  BodyOf,
  DescribeListQuery,
  type HistoryEntry,
  historyOf,
  IdPipe,
  IfMatch,
  type InputOf,
  type Page,
  Permission,
  pageOf,
  RecordHistory,
  type RecordType,
} from '#runtime';
import { InvitationsService } from '../invitations/invitations.service.js';
import { InvitationInput, User, UserInput, userType } from './user.entity.js';
import { UsersService } from './users.service.js';

class UserInputPatch extends PartialType(UserInput) {}

/** The users of the instance. There is no way to delete one: the history names them. */
@ApiTags('identity')
@Controller(userType.path)
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly invitations: InvitationsService,
    private readonly recordHistory: RecordHistory,
  ) {}

  @Get()
  @Permission('identity.user.read')
  @ApiOperation({ summary: 'List users', operationId: 'list identity/users' })
  @DescribeListQuery(userType as unknown as RecordType)
  @ApiOkResponse({ type: pageOf(User) })
  list(@Query() query: Record<string, unknown>): Promise<Page<User>> {
    return this.users.list(query);
  }

  @Get(':id')
  @Permission('identity.user.read')
  @ApiOperation({ summary: 'Read one user', operationId: 'read identity/users' })
  @ApiOkResponse({ type: User })
  get(@Param('id', IdPipe) id: string): Promise<User> {
    return this.users.get(id);
  }

  @Get(':id/history')
  @Permission('identity.user.read')
  @ApiOperation({ summary: 'Who changed what in a user', operationId: 'history identity/users' })
  @ApiOkResponse({ type: historyOf() })
  async history(@Param('id', IdPipe) id: string): Promise<{ items: HistoryEntry[] }> {
    const current = await this.users.get(id);
    return { items: await this.recordHistory.of(userType as unknown as RecordType, current) };
  }

  @Post()
  @Permission('identity.user.create')
  @ApiOperation({ summary: 'Invite a person', operationId: 'create identity/users' })
  @ApiCreatedResponse({ type: User, description: 'Invited; a link is on its way by mail' })
  create(@Body() body: InvitationInput): Promise<User> {
    return this.users.invite(body);
  }

  @Patch(':id')
  @Permission('identity.user.update')
  @ApiOperation({ summary: 'Change a user', operationId: 'update identity/users' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
  @ApiBody({ type: UserInputPatch })
  @ApiOkResponse({ type: User })
  update(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(UserInput, true)) body: InputOf<User>,
  ): Promise<User> {
    return this.users.update(id, version, body);
  }

  @Post(':id/invitations')
  @HttpCode(202)
  @Permission('identity.user.create')
  @ApiOperation({ summary: 'Send the invitation again', operationId: 'send invitation again' })
  @ApiAcceptedResponse({ description: 'Links sent before are void' })
  async inviteAgain(@Param('id', IdPipe) id: string): Promise<void> {
    await this.users.get(id);
    await this.invitations.sendAgain(id);
  }
}
