import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, Permission, recordsController } from '#runtime';
import { Tag, TagInput, tagType } from './tag.entity.js';
import { TagMergeInput, TagUsesAnswer } from './tag-uses.js';
import { TagsService } from './tags.service.js';

@ApiTags('workspace')
@Controller(tagType.path)
export class TagsController extends recordsController(tagType, TagInput) {
  constructor(private readonly tags: TagsService) {
    super(tags);
  }

  /** Takes the right to remove tags: the other one is gone afterwards. */
  @Post(':id/merge')
  @HttpCode(200)
  @Permission(tagType.permission('delete'))
  @ApiOperation({ summary: 'Make one tag of two', operationId: 'merge workspace/tags' })
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The version of the one that stays, in quotes',
  })
  @ApiBody({ type: TagMergeInput })
  @ApiOkResponse({ type: Tag })
  merge(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(TagMergeInput)) { otherId, otherVersion }: TagMergeInput,
  ): Promise<Tag> {
    return this.tags.merge(id, version, otherId, otherVersion);
  }
}

@ApiTags('workspace')
@Controller('workspace/tag-uses')
export class TagUsesController {
  constructor(private readonly tags: TagsService) {}

  @Get()
  @Permission(tagType.permission('read'))
  @ApiOperation({ summary: 'How many records have each tag', operationId: 'read tag uses' })
  @ApiOkResponse({ type: TagUsesAnswer })
  async uses(): Promise<TagUsesAnswer> {
    return { items: await this.tags.uses() };
  }
}
