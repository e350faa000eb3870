import { applyDecorators, Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, OfModule, Permission } from '#runtime';
import { Activity, activityType } from './activity.entity.js';
import { ActivityCancellationInput, ActivityCompletionInput } from './activity-command-inputs.js';
import { ActivityCourseService } from './activity-course.service.js';

/** A command that changes the state of an activity and answers the activity. */
const Command = (name: string, summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Permission(activityType.permission('update')),
    ApiOperation({ summary, operationId: `${name} ${activityType.path}` }),
    ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' }),
    ApiOkResponse({ type: Activity }),
  );

@ApiTags('crm')
@OfModule('crm')
@Controller(`${activityType.path}/:id`)
export class ActivityCourseController {
  constructor(private readonly course: ActivityCourseService) {}

  @Post('completion')
  @Command('complete', 'Note that an activity was done, what came of it, and what is to be done next')
  @ApiBody({ type: ActivityCompletionInput })
  complete(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(ActivityCompletionInput)) input: ActivityCompletionInput,
  ): Promise<Activity> {
    return this.course.complete(id, version, input);
  }

  @Post('cancellation')
  @Command('cancel', 'Give an activity up')
  @ApiBody({ type: ActivityCancellationInput })
  cancel(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(ActivityCancellationInput)) input: ActivityCancellationInput,
  ): Promise<Activity> {
    return this.course.cancel(id, version, input);
  }

  @Post('reopening')
  @Command('reopen', 'Plan an activity again')
  reopen(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<Activity> {
    return this.course.reopen(id, version);
  }
}
