import type { CrmPart } from '../crm-part.js';
import { SegmentInput, segmentType } from './segment.entity.js';
import { SegmentMembers } from './segment-members.js';
import { SegmentPreviewController, SegmentsController } from './segments.controller.js';
import { SegmentsRepository } from './segments.repository.js';
import { SegmentsService } from './segments.service.js';

/** Contacts that belong together, by conditions or by hand. */
export const segmentsPart: CrmPart = {
  records: [{ type: segmentType, service: SegmentsService, input: SegmentInput }],

  controllers: [SegmentsController, SegmentPreviewController],
  providers: [SegmentsRepository, SegmentMembers, SegmentsService],
};
