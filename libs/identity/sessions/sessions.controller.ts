import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IdPipe, Scopes, SignedIn } from '#runtime';
import type { UserActor } from '../access/user-actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { type SessionSummary, UserSessions } from './user-sessions.js';

class SessionSummaryAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: Boolean, description: 'The session of this very request' })
  current!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  lastSeenAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ type: Boolean, description: 'Opened with a second factor' })
  secondFactor!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Network address it was opened from' })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true })
  userAgent!: string | null;
}

class SessionListAnswer {
  @ApiProperty({ type: [SessionSummaryAnswer] })
  items!: SessionSummaryAnswer[];
}

/** A user's own sessions, on all their devices. */
@ApiTags('identity')
@Controller('identity/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: UserSessions,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'List your own sessions', operationId: 'list own sessions' })
  @ApiOkResponse({ type: SessionListAnswer })
  async list(): Promise<{ items: SessionSummary[] }> {
    const { userId, sessionId } = own();
    return { items: await this.sessions.list(userId, sessionId) };
  }

  @Delete()
  @HttpCode(204)
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'End all your other sessions', operationId: 'end other own sessions' })
  @ApiNoContentResponse()
  async endOthers(): Promise<void> {
    const { userId, sessionId } = own();
    const ended = await this.sessions.endAll(userId, sessionId);
    await this.audit.append({
      action: 'identity.sessions-ended',
      object: `identity.user/${userId}`,
      details: { ended },
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'End one of your sessions', operationId: 'end own session' })
  @ApiNoContentResponse()
  async end(@Param('id', IdPipe) id: string): Promise<void> {
    await this.sessions.end(own().userId, id);
  }
}

const own = () => (Scopes.actor() as UserActor).facts;
