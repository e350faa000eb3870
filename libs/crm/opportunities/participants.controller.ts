import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { ParticipantInput, participantType } from './participant.entity.js';
import { ParticipantsService } from './participants.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(participantType.path)
export class ParticipantsController extends recordsController(participantType, ParticipantInput) {
  constructor(participants: ParticipantsService) {
    super(participants);
  }
}
