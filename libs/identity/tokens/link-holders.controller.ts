import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Problem, text } from '#kernel';
import { ChoiceField, OwnUnits, Public, UnitOfWork } from '#runtime';
import { parseToken } from '../credentials/index.js';
import { IdentityProblems } from '../identity.problems.js';
import { SecretField } from '../secret-field.js';
import { SingleUseTokens, type TokenPurpose, tokenPurposes } from './single-use-tokens.js';

class LinkInput {
  @ChoiceField({ label: text('Usage', 'Purpose'), choices: tokenPurposes, required: true })
  purpose!: TokenPurpose;

  @SecretField({ description: 'What follows # in the link', max: 200 })
  token!: string;
}

class LinkHolder {
  @ApiProperty({ type: String })
  email!: string;

  @ApiProperty({ type: String })
  firstName!: string;

  @ApiProperty({ type: String })
  lastName!: string;
}

/** Whom a link from a mail is for: told to whoever holds it, before they choose a password. */
@ApiTags('identity')
@Controller('identity/link-holders')
export class LinkHoldersController {
  constructor(
    private readonly units: UnitOfWork,
    private readonly tokens: SingleUseTokens,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'Read whom a link is for; it stays unused', operationId: 'read link holder' })
  @ApiOkResponse({ type: LinkHolder })
  async read(@Body() { purpose, token }: LinkInput): Promise<LinkHolder> {
    const parsed = parseToken(token);
    if (!parsed) throw new Problem(IdentityProblems.TOKEN_REFUSED);
    const { email, firstName, lastName } = await this.units.run({ mode: 'read' }, () =>
      this.tokens.find(purpose, parsed, false),
    );
    return { email, firstName, lastName };
  }
}
