import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, OfModule, SignedIn } from '#runtime';
import { DuplicateCandidates } from './duplicate-answers.js';
import { DuplicateCheckInput } from './duplicate-check-input.js';
import { DuplicatesService } from './duplicates.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller('crm')
export class DuplicateCheckController {
  constructor(private readonly duplicates: DuplicatesService) {}

  @Post('duplicate-check')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({
    summary: 'Records that you may read and that may be the same as one being entered',
    operationId: 'check duplicates of crm',
  })
  @ApiBody({ type: DuplicateCheckInput })
  @ApiOkResponse({ type: DuplicateCandidates })
  async check(
    @Body(new BodyOf(DuplicateCheckInput)) input: DuplicateCheckInput,
  ): Promise<DuplicateCandidates> {
    return { items: await this.duplicates.candidates(input) };
  }
}
