import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OwnUnits, Public } from '#runtime';
import { SecretField } from '../secret-field.js';
import { InvitationsService } from './invitations.service.js';

class InvitationAcceptanceInput {
  @SecretField({ description: 'What follows # in the link', max: 200 })
  token!: string;

  @SecretField({ description: 'The password to come', minLength: 15 })
  password!: string;
}

@ApiTags('identity')
@Controller('identity/invitation-acceptances')
export class InvitationAcceptancesController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post()
  @HttpCode(204)
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'Accept an invitation by choosing a password', operationId: 'accept invitation' })
  @ApiNoContentResponse()
  async create(@Body() { token, password }: InvitationAcceptanceInput): Promise<void> {
    await this.invitations.accept(token, password);
  }
}
