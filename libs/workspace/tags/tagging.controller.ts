import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '#runtime';
import { TaggingService } from './tagging.service.js';
import { TaggingAnswer, TaggingInput } from './tagging-answers.js';

@ApiTags('workspace')
@Controller('workspace/tagging')
export class TaggingController {
  constructor(private readonly tagging: TaggingService) {}

  /** Each record asks for the right to change it. */
  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Put tags on some records and take others off', operationId: 'tag records' })
  @ApiBody({ type: TaggingInput })
  @ApiOkResponse({ type: TaggingAnswer })
  tag(@Body() input: TaggingInput): Promise<TaggingAnswer> {
    return this.tagging.tag(input);
  }
}
