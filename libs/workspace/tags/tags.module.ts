import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { RecordRegistry, type RecordType } from '#runtime';
import { TagInput, tagType } from './tag.entity.js';
import { TaggingController } from './tagging.controller.js';
import { TaggingService } from './tagging.service.js';
import { TagsController, TagUsesController } from './tags.controller.js';
import { TagsRepository } from './tags.repository.js';
import { TagsService } from './tags.service.js';

/** Words that people put on records of any kind. */
@Module({
  controllers: [TagsController, TagUsesController, TaggingController],
  providers: [TagsRepository, TagsService, TaggingService],
  exports: [TagsService],
})
export class TagsModule implements OnModuleInit {
  constructor(
    private readonly records: RecordRegistry,
    private readonly permissions: PermissionRegistry,
    private readonly tags: TagsService,
  ) {}

  onModuleInit(): void {
    this.records.register(tagType, this.tags, TagInput);
    this.permissions.declareRecord(tagType as unknown as RecordType);
  }
}
