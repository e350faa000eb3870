import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { message, OwnUnits, Public } from '#runtime';
import { InvitationsService } from './invitations.service.js';

class InvitationAcceptanceInput {
  @ApiProperty({ type: String, description: 'What follows # in the link' })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(200, message('200 caractères au plus.', '200 characters at most.'))
  token!: string;

  @ApiProperty({ type: String, minLength: 15, maxLength: 128 })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(1024, message('1024 caractères au plus.', '1024 characters at most.'))
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
