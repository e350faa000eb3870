import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { text } from '#kernel';
import { OwnUnits, Public, TextField } from '#runtime';
import { SecretField } from '../secret-field.js';
import { InvitationsService } from './invitations.service.js';

class InvitationAcceptanceInput {
  @SecretField({ description: 'What follows # in the link', max: 200 })
  token!: string;

  @SecretField({ description: 'The password to come', minLength: 15 })
  password!: string;

  @TextField({ label: text('Prénom', 'First name'), max: 100 })
  firstName?: string;

  @TextField({ label: text('Nom', 'Last name'), max: 100 })
  lastName?: string;
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
  async create(@Body() acceptance: InvitationAcceptanceInput): Promise<void> {
    await this.invitations.accept(acceptance);
  }
}
