import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsUUID, Matches } from 'class-validator';
import { message, OwnUnits, parseInput, SignedIn } from '#runtime';
import { type Activity, activities, RecordPresence } from '../live-events.js';
import { Presences } from './presence.service.js';
import type { RecordName } from './presence-board.js';

const kind = message(
  'Un type de fiche est attendu, crm.contact par exemple.',
  'A kind of record is expected, like crm.contact.',
);
const key = message('Un identifiant est attendu.', 'An id is expected.');

class RecordNameInput {
  @ApiProperty({ type: String, example: 'crm.contact', maxLength: 100 })
  @Matches(/^[a-z][a-z-]{0,48}\.[a-z][a-z-]{0,49}$/, kind)
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID(undefined, key)
  recordId!: string;
}

class PresenceInput extends RecordNameInput {
  @ApiProperty({ enum: activities })
  @IsIn(activities, message('viewing ou editing est attendu.', 'viewing or editing is expected.'))
  activity!: Activity;
}

class PresencesAnswer {
  @ApiProperty({ type: [RecordPresence] })
  items!: RecordPresence[];
}

const DescribeRecordQuery = (): MethodDecorator => (target, name, descriptor) => {
  ApiQuery({ name: 'resource', required: false, schema: { type: 'string' }, description: 'With recordId' })(
    target,
    name,
    descriptor,
  );
  ApiQuery({ name: 'recordId', required: false, schema: { type: 'string', format: 'uuid' } })(
    target,
    name,
    descriptor,
  );
};

/** Who else has a record open. */
@ApiTags('workspace')
@Controller('workspace/presence')
export class PresenceController {
  constructor(private readonly presences: Presences) {}

  @Get()
  @SignedIn()
  @OwnUnits()
  @ApiOperation({
    summary: 'Who has a record open; without one, who has the records open that you have open',
    operationId: 'read presence',
  })
  @DescribeRecordQuery()
  @ApiOkResponse({ type: PresencesAnswer })
  async read(@Query() query: Record<string, unknown>): Promise<PresencesAnswer> {
    const record = recordOf(query);
    return { items: record ? [await this.presences.on(record)] : await this.presences.besideActor() };
  }

  @Put()
  @SignedIn()
  @OwnUnits()
  @ApiOperation({
    summary: 'Say that you have a record open; say it again every 20 seconds, it holds for 45',
    operationId: 'enter presence',
  })
  @ApiOkResponse({ type: RecordPresence })
  enter(@Body() { resource, recordId, activity }: PresenceInput): Promise<RecordPresence> {
    return this.presences.enter({ resource, recordId }, activity);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @OwnUnits()
  @ApiOperation({
    summary: 'Say that you closed a record; without one, all of them',
    operationId: 'leave presence',
  })
  @DescribeRecordQuery()
  @ApiNoContentResponse()
  leave(@Query() query: Record<string, unknown>): void {
    this.presences.leave(recordOf(query));
  }
}

/** @throws Problem INVALID_INPUT */
function recordOf(query: Record<string, unknown>): RecordName | undefined {
  if (Object.keys(query).length === 0) return undefined;
  const { resource, recordId } = parseInput(RecordNameInput, { ...query });
  return { resource, recordId };
}
