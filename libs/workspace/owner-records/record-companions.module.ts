import { Module, type OnModuleInit } from '@nestjs/common';
import { Clock, Scopes } from '#runtime';
import { Scheduler } from '#tenancy';
import { AttachmentsController } from '../attachments/attachments.controller.js';
import { AttachmentsRepository } from '../attachments/attachments.repository.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { UnusedContents } from '../attachments/unused-contents.js';
import { CommentEvents } from '../comments/comment-events.js';
import { CommentsController } from '../comments/comments.controller.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { CommentsService } from '../comments/comments.service.js';
import { TimelineController } from '../timeline/timeline.controller.js';
import { TimelineService } from '../timeline/timeline.service.js';
import { TimelineSources } from '../timeline/timeline-sources.js';
import { OrphanSweep } from './orphan-sweep.js';
import { OwnerRecords } from './owner-records.js';

/** What lies beside every record: files, comments, and the timeline of it all. */
@Module({
  controllers: [AttachmentsController, CommentsController, TimelineController],
  providers: [
    AttachmentsRepository,
    AttachmentsService,
    CommentEvents,
    CommentsRepository,
    CommentsService,
    OrphanSweep,
    OwnerRecords,
    TimelineService,
    TimelineSources,
    UnusedContents,
  ],
  exports: [
    AttachmentsRepository,
    AttachmentsService,
    CommentEvents,
    CommentsService,
    OwnerRecords,
    TimelineSources,
  ],
})
export class RecordCompanionsModule implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly orphans: OrphanSweep,
    private readonly contents: UnusedContents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourly('files and comments of removed records', 17, async () => {
      if (Scopes.instance().kind === 'company') await this.orphans.run();
    });
    this.scheduler.hourly('contents out of use', 47, () => {
      // Each hour a part of the folders: every one is looked at once a day, and no hour has all the work.
      const hour = this.clock.now().getUTCHours();
      return this.contents.sweep((folder) => Number.parseInt(folder, 16) % 24 === hour);
    });
  }
}
