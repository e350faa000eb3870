import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags, PartialType } from '@nestjs/swagger';
import { BodyOf, IfMatch, Scopes, SignedIn } from '#runtime';
import { ProfileInput, User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';

class ProfileInputPatch extends PartialType(ProfileInput) {}

/** What users see and change of themselves, whatever their role. */
@ApiTags('identity')
@Controller('identity/profile')
export class ProfileController {
  constructor(private readonly users: UsersRepository) {}

  @Get()
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'Read your own profile', operationId: 'read profile' })
  @ApiOkResponse({ type: User })
  read(): Promise<User> {
    return this.users.own(ownId());
  }

  @Patch()
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'Change your own name or language', operationId: 'update profile' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
  @ApiBody({ type: ProfileInputPatch })
  @ApiOkResponse({ type: User })
  update(
    @IfMatch() version: number,
    @Body(new BodyOf(ProfileInput, true)) body: Partial<ProfileInput>,
  ): Promise<User> {
    return this.users.updateOwn(ownId(), version, body);
  }
}

const ownId = (): string => Scopes.actor().userId ?? '';
