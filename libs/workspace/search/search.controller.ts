import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { OwnUnits, readQuery, SignedIn } from '#runtime';
import { SearchService } from './search.service.js';
import { LabelsAnswer, LabelsInput, SearchAnswer } from './search-answers.js';

const mostOfAKind = 20;

@ApiTags('workspace')
@Controller('workspace')
export class SearchController {
  constructor(private readonly records: SearchService) {}

  @Get('search')
  @SignedIn()
  @OwnUnits()
  @ApiOperation({ summary: 'Find records of every kind that you may read', operationId: 'search' })
  @ApiQuery({
    name: 'q',
    required: true,
    description: 'Words to find, accents and case ignored; phone numbers in any form',
    schema: { type: 'string', maxLength: 200 },
    example: 'dupre',
  })
  @ApiQuery({
    name: 'limit',
    required: false,
    description: 'The most records of one kind',
    schema: { type: 'integer', minimum: 1, maximum: mostOfAKind, default: 5 },
  })
  @ApiOkResponse({ type: SearchAnswer })
  async search(@Query() query: Record<string, unknown>): Promise<SearchAnswer> {
    const { words, limit } = readQuery(query, (reader) => ({
      words: reader.text('q') ?? '',
      limit: reader.count('limit', 5, mostOfAKind),
    }));
    return { groups: await this.records.search(words, limit) };
  }

  @Post('labels')
  @HttpCode(200)
  @SignedIn()
  @OwnUnits()
  @ApiOperation({ summary: 'The names of some records that you may read', operationId: 'read labels' })
  @ApiBody({ type: LabelsInput })
  @ApiOkResponse({ type: LabelsAnswer })
  async labels(@Body() { items }: LabelsInput): Promise<LabelsAnswer> {
    return { items: await this.records.labels(items) };
  }
}
