import { Controller, Get, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import { OwnUnits, Scopes, SignedIn } from '#runtime';
import { ChangeEvent, EndEvent, NotificationEvent, RecordPresence, ResyncEvent } from './live-events.js';
import { LiveStreams } from './live-streams.js';

const events = [ChangeEvent, RecordPresence, NotificationEvent, ResyncEvent, EndEvent];

/** What happens in the instance while one looks at it. */
@ApiTags('workspace')
@Controller('workspace/live')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Get()
  @SignedIn()
  @OwnUnits()
  @ApiOperation({
    summary: 'Follow what others do, as server-sent events',
    description: `Events and their data: \`change\` (ChangeEvent), \`presence\` (RecordPresence), \`notification\`
(NotificationEvent), \`resync\` (ResyncEvent), \`end\` (EndEvent). Only what the user may read is told. Events are not
kept: after a \`resync\`, read again what is shown. At most 10 streams for one user.`,
    operationId: 'follow workspace',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last id seen, sent by browsers' })
  @ApiExtraModels(...events)
  @ApiOkResponse({
    description: 'A stream that lasts; the schema is that of the data of one event',
    content: {
      'text/event-stream': { schema: { oneOf: events.map((each) => ({ $ref: getSchemaPath(each) })) } },
    },
  })
  open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    // A page of another site could not read the stream, but it could use up the user's.
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') throw new Problem(CommonProblems.CROSS_SITE_REQUEST);
    const { cookie, 'last-event-id': lastEventId } = request.headers;
    const stream = this.streams.open({
      actor: Scopes.actor() as UserActor,
      instance: Scopes.instance(),
      cookie,
      lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
      // The connection itself, once the answer is over: nobody else waits on one that still has something to send.
      cut: () => {
        if (!reply.raw.writableFinished) reply.raw.destroy();
      },
    });
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store, no-transform')
      // Proxies that gather an answer before they pass it on would keep the events.
      .header('x-accel-buffering', 'no')
      .send(stream.body);
  }
}
