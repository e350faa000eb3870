import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { RecordRegistry } from '#runtime';
import { ClientRequestInput, clientRequestType } from './client-request.entity.js';
import { ClientRequestEvents } from './client-request-events.js';
import { ClientRequestsController } from './client-requests.controller.js';
import { ClientRequestsRepository } from './client-requests.repository.js';
import { ClientRequestsService } from './client-requests.service.js';

/** What the client asks for in writing, without which no form and no connector feeds data. */
@Module({
  controllers: [ClientRequestsController],
  providers: [ClientRequestEvents, ClientRequestsRepository, ClientRequestsService],
  exports: [ClientRequestEvents, ClientRequestsService],
})
export class ClientRequestsModule implements OnModuleInit {
  constructor(
    private readonly records: RecordRegistry,
    private readonly permissions: PermissionRegistry,
    private readonly requests: ClientRequestsService,
  ) {}

  onModuleInit(): void {
    this.records.register(clientRequestType, this.requests, ClientRequestInput);
    this.permissions.declareRecord(clientRequestType as never, { configuration: true });
  }
}
