import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommonProblems, Problem } from '#kernel';
import { IdPipe, Permission, Scopes } from '#runtime';
import { AuditTrail } from '../audit/audit-trail.js';
import { SecondFactorEnrolment } from '../second-factor/second-factor-enrolment.js';
import { UserSessions } from '../sessions/user-sessions.js';
import { HrReferents } from './hr-referents.service.js';
import { DepartureAnswer, DepartureInput, userType } from './user.entity.js';
import { UserLifecycle } from './user-lifecycle.service.js';
import { UsersService } from './users.service.js';

/** Whether and how a user gets in: activation, departure, sessions, second factor, access to HR data. */
@ApiTags('identity')
@Controller(`${userType.path}/:id`)
export class UserAccessController {
  constructor(
    private readonly lifecycle: UserLifecycle,
    private readonly users: UsersService,
    private readonly sessions: UserSessions,
    private readonly secondFactor: SecondFactorEnrolment,
    private readonly referents: HrReferents,
    private readonly audit: AuditTrail,
  ) {}

  @Put('activation')
  @HttpCode(204)
  @Permission('identity.user.update')
  @ApiOperation({ summary: 'Let a deactivated user in again', operationId: 'activate user' })
  @ApiNoContentResponse()
  async activate(@Param('id', IdPipe) id: string): Promise<void> {
    await this.lifecycle.reactivate(id);
  }

  @Delete('activation')
  @HttpCode(204)
  @Permission('identity.user.update')
  @ApiOperation({ summary: 'Deactivate a user', operationId: 'deactivate user' })
  @ApiNoContentResponse({ description: 'Sessions, links and personal rights end at once' })
  async deactivate(@Param('id', IdPipe) id: string): Promise<void> {
    await this.lifecycle.deactivate(id);
  }

  @Post('departure')
  @Permission('identity.user.update')
  @ApiOperation({
    summary: 'A user leaves: access ends, records go to a successor',
    operationId: 'depart user',
  })
  @ApiCreatedResponse({ type: DepartureAnswer })
  depart(@Param('id', IdPipe) id: string, @Body() { successorId }: DepartureInput): Promise<DepartureAnswer> {
    return this.lifecycle.depart(id, successorId ?? null);
  }

  @Delete('sessions')
  @HttpCode(204)
  @Permission('identity.user.update')
  @ApiOperation({ summary: 'End all sessions of a user', operationId: 'end user sessions' })
  @ApiNoContentResponse()
  async endSessions(@Param('id', IdPipe) id: string): Promise<void> {
    await this.users.lock(id);
    const ended = await this.sessions.endAll(id);
    await this.audit.append({
      action: 'identity.sessions-ended',
      object: `identity.user/${id}`,
      details: { ended },
    });
  }

  @Delete('second-factor')
  @HttpCode(204)
  @Permission('identity.user.update', { recentPassword: true })
  @ApiOperation({
    summary: 'Reset the second factor of a user who lost it',
    operationId: 'reset second factor',
  })
  @ApiNoContentResponse({ description: 'Sessions end; the user is told by mail' })
  async resetSecondFactor(@Param('id', IdPipe) id: string): Promise<void> {
    // One's own factor is taken off with one of its codes, or a stolen session could do without it.
    if (id === Scopes.actor().userId) throw new Problem(CommonProblems.FORBIDDEN);
    await this.users.lock(id);
    await this.secondFactor.reset(id);
  }

  @Put('hr-referent')
  @HttpCode(204)
  @Permission('identity.hr-referent.manage', { recentPassword: true })
  @ApiOperation({ summary: 'Name a user HR referent', operationId: 'name HR referent' })
  @ApiNoContentResponse({ description: 'All HR referents and admins are told by mail' })
  async nameReferent(@Param('id', IdPipe) id: string): Promise<void> {
    await this.referents.name(id);
  }

  @Delete('hr-referent')
  @HttpCode(204)
  @Permission('identity.hr-referent.manage', { recentPassword: true })
  @ApiOperation({ summary: 'Revoke an HR referent', operationId: 'revoke HR referent' })
  @ApiNoContentResponse({ description: 'All HR referents and admins are told by mail' })
  async revokeReferent(@Param('id', IdPipe) id: string): Promise<void> {
    await this.referents.revoke(id);
  }
}
