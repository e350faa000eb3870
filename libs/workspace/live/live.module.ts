import { Global, Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveStreams } from './live-streams.js';
import { LiveWatch } from './live-watch.js';
import { PresenceController } from './presence/presence.controller.js';
import { Presences } from './presence/presence.service.js';

/** What happens in an instance, told to those who look at it. */
@Global()
@Module({
  controllers: [LiveController, PresenceController],
  providers: [LiveStreams, LiveWatch, Presences],
  exports: [LiveStreams],
})
export class LiveModule {}
